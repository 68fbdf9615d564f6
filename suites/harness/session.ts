import { randomBytes, randomInt } from 'node:crypto';
import type { Recorder } from '../../fixtures/record.ts';
import { type Filter, newFilter } from '../../fixtures/redact/filter.ts';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import type { ArrangementHooks } from '../arrange/hooks.ts';
import type { Patience } from '../arrange/patience.ts';
import type { Transport } from '../model/exchange.ts';
import { openTransport } from '../probe/transport.ts';
import { hash } from '../run/hash.ts';
import { credentialsFor, isAws } from './endpoint.ts';
import { hooksOf, referenceHooks } from './hooks.ts';
import type { Settings } from './settings.ts';

/** An endpoint with a way to it. Time and chance enter the suite here. */
export interface Session {
  transport: Transport;
  /** The URL, or `reference`. */
  label: string;
  /** The day on which the cassette was recorded that answers; absent without one. */
  recorded?: string;
  seed: number;
  prefix: string;
  hooks: ArrangementHooks;
  /** Takes secrets out of all that is printed or kept. */
  filter: Filter;
  /** What requests are signed with. */
  secrets: string[];
  /** True for AWS itself. */
  isAws: boolean;
  patience: Omit<Patience, 'stopped'>;
  close(): Promise<void>;
}

/**
 * Begins every name that a run makes.
 *
 * @param random - a whole number from 0
 */
export function prefixOf(random: number): string {
  return `cfm-${(random % 36 ** 6).toString(36).padStart(6, '0')}-`;
}

/** True for what may begin the names of a run; what is shorter may begin names of others. */
export function isPrefix(text: string): boolean {
  return /^cfm-[0-9a-z]{6}-$/.test(text);
}

/** Opens the way to the endpoint; without one, starts the embedded reference endpoint. */
export async function openSession(settings: Settings, recorder?: Recorder): Promise<Session> {
  const { service } = loadContract();
  const reference: Reference | null =
    settings.endpoint === null
      ? await startReference({
          region: settings.region,
          // How often is asked until a thing is there would differ with each recording; else it is
          // short, and long enough to be seen settling.
          settleMs: recorder ? 0 : 5,
        })
      : null;
  const endpoint = settings.endpoint ?? new URL(reference?.url ?? '');
  const credentials = credentialsFor(endpoint);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const secrets = [accessKeyId, secretAccessKey, ...(sessionToken ? [sessionToken] : [])];
  const seed = settings.seed ?? randomInt(0x7fffffff);
  const aws = isAws(endpoint);
  // The embedded endpoint is new each time: its names may follow from the seed. So they do where
  // they are recorded, or every line of a cassette would change with each recording.
  const random = reference || recorder ? hash(String(seed)) : randomBytes(4).readUInt32BE();
  const transport = openTransport({
    endpoint,
    service: service.signingName,
    region: settings.region,
    credentials,
    concurrency: settings.concurrency,
    timeoutMs: settings.timeoutMs,
    maxBytes: 8 * 1024 * 1024,
    ...(recorder && { tap: recorder.tap }),
  });
  const hooks = {
    ...(reference && referenceHooks(reference.url)),
    ...hooksOf(settings.arrangements),
  };
  return {
    transport,
    label: reference ? 'reference' : endpoint.href,
    seed,
    prefix: prefixOf(random),
    hooks: recorder ? recorder.hooks(hooks) : hooks,
    secrets,
    isAws: aws,
    filter: newFilter(secrets),
    patience: {
      sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
      firstPauseMs: aws ? 15_000 : settings.endpoint ? 10 : 2,
      longestPauseMs: aws ? 15_000 : 1_000,
      limitMs: aws ? 1_800_000 : 60_000,
      restMs: aws ? 1_800_000 : 10_000,
      readMs: settings.settleMs ?? (aws ? 300_000 : 5_000),
    },
    async close() {
      transport.close();
      await reference?.close();
    },
  };
}
