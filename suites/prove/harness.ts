import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { loadRestsOn } from '../../specs/rests-on.ts';
import { ARRANGEMENTS, type ArrangementHooks, type HookResult } from '../arrange/hooks.ts';
import { newJournal } from '../arrange/journal.ts';
import type { Patience } from '../arrange/patience.ts';
import { FULL, ORDINARY } from '../families/snapshot/ordinary.ts';
import type { Transport } from '../model/exchange.ts';
import { openTransport } from '../probe/transport.ts';
import type { RunOptions, RunResult } from '../run/options.ts';
import { type ReproOptions, type ReproOutcome, repro } from '../run/repro.ts';
import { run } from '../run/run.ts';
import { select } from '../run/select.ts';

/** What requests of tests and measurements are signed with. */
export const TEST_SIGNING = {
  service: 'memorydb',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

/** The hooks that the reference endpoint has built in. */
export function hooksAt(url: string): ArrangementHooks {
  const call = async (name: string, way: string): Promise<HookResult> => {
    const { ok, status } = await fetch(`${url}/_reference/arrangements/${name}/${way}`, {
      method: 'POST',
    });
    return ok ? { ok } : { ok, detail: `status ${status}` };
  };
  const hook = (name: string) => ({
    enter: () => call(name, 'enter'),
    leave: () => call(name, 'leave'),
  });
  return Object.fromEntries(ARRANGEMENTS.map((name) => [name, hook(name)]));
}

type Own = Partial<RunOptions> & { timeoutMs?: number };

function transportTo(url: string, { concurrency = 8, timeoutMs = 5_000 }: Own): Transport {
  return openTransport({
    endpoint: new URL(url),
    ...TEST_SIGNING,
    concurrency,
    timeoutMs,
    maxBytes: 8 * 1024 * 1024,
  });
}

const PATIENCE: Patience = {
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  firstPauseMs: 2,
  longestPauseMs: 50,
  limitMs: 10_000,
  readMs: 300,
  stopped: () => false,
};

/** A way to an endpoint on a loopback address, for programs that are no runs. */
export function loopback(url: string): { transport: Transport; patience: Patience } {
  return { transport: transportTo(url, {}), patience: PATIENCE };
}

/** What runs and reproductions on a loopback address have in common. */
function common(url: string) {
  return {
    contract: loadContract(),
    journal: newJournal(),
    patience: PATIENCE,
    resources: loadResources(),
    restsOn: loadRestsOn(),
    given: {},
    members: FULL,
    mostAlive: 12,
    ordinary: ORDINARY,
    hooks: hooksAt(url),
    destructive: true,
    region: TEST_SIGNING.region,
  };
}

/** Runs the suite of CopySnapshot, or of other operations, on a URL, for tests and measurements. */
export async function runOn(
  url: string,
  own: Own & { select?: string[] } = {},
): Promise<RunResult> {
  const shared = common(url);
  const operations = own.operations ?? ['CopySnapshot'];
  const clauses = operations.flatMap((name) => shared.contract.operations[name]?.clauses ?? []);
  const selection = select(clauses, own.select ?? []);
  if (!selection.ok) throw new Error(`no clause ${selection.selector}`);
  const transport = transportTo(url, own);
  try {
    return await run({
      ...shared,
      operations,
      transport,
      prefix: 'cfm-tested-',
      seed: 1,
      runs: 5,
      concurrency: 8,
      selected: selection.clauses,
      absent: new Set(),
      slow: true,
      stopped: () => false,
      onExperiment() {},
      onProgress() {},
      ...own,
    });
  } finally {
    transport.close();
  }
}

/** Runs one counterexample again on a URL. */
export async function reproOn(
  url: string,
  own: Pick<ReproOptions, 'operation' | 'clause' | 'counterexample' | 'journal' | 'prefix'>,
): Promise<ReproOutcome> {
  const transport = transportTo(url, {});
  try {
    return (await repro({ ...common(url), transport, ...own })).outcome;
  } finally {
    transport.close();
  }
}
