import { runOn } from '../../suites/prove/harness.ts';
import { exitCodeOf } from '../../suites/run/exit-code.ts';
import type { RunOptions, RunResult } from '../../suites/run/options.ts';
import { plant } from './foreign.ts';
import type { Knobs } from './knobs.ts';
import { type OddServer, startOdd } from './server.ts';

/** The most that may be counted as alive: one may go while another comes. */
export const MOST = 13;

/** What a run says of an odd server, and what it leaves there. */
export interface Tested {
  /** The verdicts that are no pass, by clause; with the code of the reason where there is one. */
  odd: Record<string, string>;
  /** Names that are there after the run and were not before, or the other way round. */
  changed: string[];
  /** Names that the run says are left. */
  left: string[];
  exitCode: number;
  mostAlive: number;
  /** The most snapshots that were there at once beside those of others. */
  mostThere: number;
  /** How late reads are said to be, in milliseconds; 0 where nothing is said. */
  lateMs: number;
  ms: number;
}

type Own = Partial<RunOptions> & { timeoutMs?: number };

/** Runs the suite on an odd server of these knobs, where somebody else's things are. */
export async function testOdd(knobs: Partial<Knobs>, own: Own = {}): Promise<Tested> {
  const server = await startOdd(knobs);
  plant(server.store, 2, 'theirs-');
  try {
    return await testOn(server, own);
  } finally {
    await server.close();
  }
}

/** The same on a server that listens already. */
export async function testOn(server: OddServer, own: Own = {}): Promise<Tested> {
  const before = lines(server);
  const theirs = server.store.count('snapshot');
  const started = performance.now();
  // These servers speak JSON alone, which is nothing odd.
  const json = { protocols: 'json', runs: 1 } as const;
  const result = await runOn(server.url, { hooks: server.hooks, ...json, ...own });
  if (result.kind !== 'ran') throw new Error(JSON.stringify(result));
  const ms = performance.now() - started;
  const after = lines(server);
  const changed = [...before, ...after].filter(
    (line) => !before.includes(line) || !after.includes(line),
  );
  const late = result.notices.find(({ notice }) => notice.code === 'late-reads')?.notice;
  return {
    odd: oddIn(result),
    changed: changed.map((line) => JSON.parse(line).name).sort(),
    left: result.left.map(({ name }) => String(name)).sort(),
    exitCode: exitCodeOf(result.end, result.results, false, { left: result.left.length > 0 }),
    mostAlive: result.mostAlive,
    mostThere: server.mostThere() - theirs,
    lateMs: late?.code === 'late-reads' ? (late.ms ?? Number.POSITIVE_INFINITY) : 0,
    ms,
  };
}

/** All that a server holds, a line for each thing. */
function lines({ store }: OddServer): string[] {
  return store
    .text()
    .split('\n')
    .filter((line) => line !== '');
}

function oddIn({ results }: Extract<RunResult, { kind: 'ran' }>): Tested['odd'] {
  const odd = results.filter(({ verdict }) => verdict !== 'pass');
  return Object.fromEntries(
    odd.map(({ clause, verdict, reason }) => {
      const on = reason?.code === 'blocked-by' ? ` ${reason.clause}` : '';
      return [clause.id, reason ? `${verdict} ${reason.code}${on}` : verdict];
    }),
  );
}

/** The clauses of a verdict. */
export function having({ odd }: Pick<Tested, 'odd'>, verdict: 'fail' | 'warn'): string[] {
  return Object.keys(odd).filter((clause) => odd[clause] === verdict);
}
