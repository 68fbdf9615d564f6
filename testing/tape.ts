import { createHash } from 'node:crypto';
import type { Cassette } from '../fixtures/cassette/cassette.ts';
import { type CassetteHeader, FORMAT } from '../fixtures/cassette/format.ts';
import { parseCassette } from '../fixtures/cassette/parse.ts';
import { cassetteText } from '../fixtures/cassette/write.ts';
import { newRecorder, type Recorder } from '../fixtures/record.ts';
import { openReplay, type Replay } from '../fixtures/replay.ts';
import type { Exchange, Transport } from '../suites/model/exchange.ts';
import { openTransport, type TransportOptions } from '../suites/probe/transport.ts';

/** A header for recordings of tests. */
export function headerFor(url: string, own: Partial<CassetteHeader> = {}): CassetteHeader {
  return {
    kind: 'header',
    format: FORMAT,
    endpoint: url,
    recorded: '2026-11-23',
    suite: '0.0.0',
    specRevision: '2026-11',
    operations: ['CopySnapshot'],
    region: 'us-east-1',
    seed: 1,
    runs: 1,
    concurrency: 8,
    timeoutMs: 5_000,
    prefix: 'cfm-tested-',
    select: [],
    absent: [],
    given: {},
    mostAlive: 12,
    destructive: true,
    slow: true,
    members: {},
    ordinary: {},
    hooks: [],
    patience: { firstPauseMs: 2, longestPauseMs: 50, limitMs: 10_000 },
    ...own,
  };
}

const SIGNING = {
  service: 'memorydb',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  concurrency: 8,
  timeoutMs: 300,
  maxBytes: 1024 * 1024,
};

/** Where the test is about other things than secrets. */
const ANY = ['CopySnapshot', 'DescribeSnapshots', 'DeleteSnapshot'];

/** Time-outs come from the cassette; a machine that is busy must add none. */
const NO_HURRY = { timeoutMs: 600_000 };

/** Does something on an endpoint, and gives the cassette of it beside what came of it. */
export async function recorded<T>(
  url: string,
  use: (transport: Transport, recorder: Recorder) => Promise<T>,
  own: Partial<TransportOptions> = {},
  header: Partial<CassetteHeader> = {},
  allowed: string[] | null = ANY,
): Promise<{ made: T; cassette: Cassette; text: string }> {
  const recorder = newRecorder(['cleaning up'], ['guard']);
  const endpoint = new URL(url);
  const options = { ...SIGNING, sleep: async () => {}, ...own, endpoint, tap: recorder.tap };
  const transport = openTransport(options);
  const from = Date.now() / 1000;
  try {
    const made = await use(transport, recorder);
    const { counted, ...seen } = recorder.seen();
    const cassette: Cassette = {
      header: headerFor(endpoint.href, header),
      ...seen,
      cleaned: { requests: counted, left: [] },
      clauses: {},
    };
    const clock = { from, to: Date.now() / 1000 };
    // Whoever allows nothing writes it himself.
    if (allowed === null) return { made, cassette, text: '' };
    const written = cassetteText(cassette, clock, [], allowed);
    if (!written.ok) throw new Error(written.problems.map(({ path }) => path).join('\n'));
    return { made, cassette, text: written.text };
  } finally {
    transport.close();
  }
}

/** Does something on a cassette. */
export async function replayed<T>(
  text: string,
  use: (transport: Transport, replay: Replay) => Promise<T>,
  own: Partial<TransportOptions> = {},
): Promise<T> {
  const replay = await openReplay(cassetteOf(text), { guard: 'preflight' });
  const { endpoint, tap } = replay;
  const transport = openTransport({
    ...SIGNING,
    ...NO_HURRY,
    sleep: async () => {},
    ...own,
    endpoint,
    tap,
  });
  try {
    return await use(transport, replay);
  } finally {
    transport.close();
    replay.close();
  }
}

/** Reads a cassette that is known to be good. */
export function cassetteOf(text: string): Cassette {
  const parsed = parseCassette(Buffer.from(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.cassette;
}

/** What a transport says of a call, bodies as text that keeps every byte. */
export function said({ outcome, attempts, mayHaveRepeated }: Exchange) {
  if (outcome.kind === 'failure') return { ...outcome, attempts, mayHaveRepeated };
  const { status, headers, body } = outcome.response;
  const bytes = Buffer.from(body).toString('latin1');
  return { kind: 'response', status, headers, bytes, attempts, mayHaveRepeated };
}

/** The text of a cassette that was changed, with a footer that says it was not. */
export function sealed(text: string): string {
  const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
  const footer = JSON.parse(text.slice(before.length));
  const sha256 = createHash('sha256').update(before).digest('hex');
  return `${before}${JSON.stringify({ ...footer, sha256 })}\n`;
}
