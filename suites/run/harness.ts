import { loadContract } from '../../specs/load.ts';
import { ARRANGEMENTS, type ArrangementHooks, type HookResult } from '../arrange/hooks.ts';
import { newJournal } from '../arrange/journal.ts';
import { FULL_CLUSTER, ORDINARY } from '../cases/ordinary.ts';
import { openTransport } from '../probe/transport.ts';
import type { RunOptions, RunResult } from './options.ts';
import { run } from './run.ts';
import { select } from './select.ts';

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

/** Runs the CopySnapshot suite on a URL, for tests and measurements. */
export async function runOn(
  url: string,
  own: Partial<RunOptions> & { select?: string[]; timeoutMs?: number } = {},
): Promise<RunResult> {
  const contract = loadContract();
  const { clauses } = contract.operations['CopySnapshot'] ?? { clauses: [] };
  const selection = select(clauses, own.select ?? []);
  if (!selection.ok) throw new Error(`no clause ${selection.selector}`);
  const transport = openTransport({
    endpoint: new URL(url),
    ...TEST_SIGNING,
    concurrency: own.concurrency ?? 8,
    timeoutMs: own.timeoutMs ?? 5_000,
    maxBytes: 8 * 1024 * 1024,
  });
  try {
    return await run({
      contract,
      operation: 'CopySnapshot',
      transport,
      journal: newJournal(),
      patience: {
        sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
        firstPauseMs: 2,
        longestPauseMs: 50,
        limitMs: 10_000,
        stopped: () => false,
      },
      prefix: 'cfm-tested-',
      seed: 1,
      runs: 5,
      concurrency: 8,
      selected: selection.clauses,
      absent: new Set(),
      sourceSnapshot: null,
      cluster: FULL_CLUSTER,
      ordinary: ORDINARY,
      hooks: hooksAt(url),
      destructive: true,
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
