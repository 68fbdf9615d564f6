/** The suite inside a user's own vitest: `memorydb-conformance/vitest`. */
import type { TestContext } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { Clause, OperationSpec } from '../../specs/spec.ts';
import { UsageError } from '../harness/exit.ts';
import { EXIT } from '../model/exit-code.ts';
import type { ClauseResult } from '../model/run-record.ts';
import { select } from '../run/select.ts';
import { checkOptions } from './check-options.ts';
import { type Branch, treeOf } from './clauses.ts';
import { embeddedMode } from './mode.ts';
import type { ConformanceOptions } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { type Found, runOnce } from './run-once.ts';
import { embedded, plain, tell, untested } from './words.ts';

const { afterAll, beforeAll, describe, test } = await import('vitest').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new Error('memorydb-conformance/vitest needs vitest; npm install --save-dev vitest');
});

export type { ConformanceOptions, Way } from './options.ts';

/** What a test knows of its clause: reporters find it in `task.meta`. */
export interface ClauseMeta {
  clause: string;
  /** The clause's part of the run record, once it was judged. */
  result?: ClauseResult;
  seed?: number;
}

declare module 'vitest' {
  interface TaskMeta {
    conformance?: ClauseMeta;
  }
}

/** A task of vitest, as far as it is looked at. */
interface Task {
  type: string;
  mode: string;
  meta: { conformance?: ClauseMeta };
  tasks?: Task[];
}

const LIMIT = 10 * 60_000;

/**
 * Registers a test for each clause, by operation and family. The suite runs once, before the first of
 * them, with the clauses that vitest is going to run: `-t` and `.only` make it shorter.
 *
 * A broken MUST fails; a broken SHOULD is annotated, or fails with `strict`; what could not be tested
 * is skipped with its reason, or fails with `inconclusive: 'fail'`. A retry asks the endpoint again.
 *
 * With `replay` a cassette answers: nothing is asked for, and the network is denied until the run is over.
 *
 * @throws Error for an option that there is not, or that cannot be meant, and for a cassette that cannot be replayed
 */
export function conformance(given: ConformanceOptions = {}): void {
  const { service, operations } = loadContract();
  const { clauses: all, name } = operations['CopySnapshot'] as OperationSpec;
  const clauses = all.filter(({ id }) => !id.startsWith(`${service.cbor.protocol}/`));
  // A replay is of what was recorded; else what has a test is what is asked for.
  const isChosen = given.select !== undefined || given.replay !== undefined;
  const options = isChosen ? given : { ...given, select: [name, service.protocol] };
  let registered: Set<string>;
  try {
    registered = registeredBy(options, clauses);
  } catch (caught) {
    const error = embedded(caught);
    // The line to look at is the one that called.
    if (error instanceof Error) Error.captureStackTrace(error, conformance);
    throw error;
  }
  const { limit = LIMIT } = options;
  let found: Found | undefined;
  let isWhole = false;

  const check = async (id: string, context: TestContext) => {
    const again = (context.task.result?.retryCount ?? 0) + (context.task.result?.repeatCount ?? 0);
    // The record stays that of the whole run.
    const { out, ...alone } = options;
    const now = again > 0 || !found ? await runOnce(alone, [id]) : found;
    const result = now.results.get(id);
    if (!result) throw new Error(`the run gave no verdict on ${id}`);
    context.task.meta.conformance = { clause: id, result, seed: now.seed };
    const outcome = outcomeOf(result, options, now);
    if (outcome.kind === 'skip') context.skip(outcome.words);
    if (outcome.kind === 'annotate') await context.annotate(outcome.words, 'warning');
    if (outcome.kind === 'fail') throw plain(outcome.words);
  };
  const register = ({ id, title, children }: Branch) => {
    if (id === null) {
      describe(title, () => {
        for (const child of children) register(child);
      });
      return;
    }
    const meta = { conformance: { clause: id } };
    test(title, { meta, timeout: limit }, (context) => check(id, context));
  };
  describe(`conformance of ${name}`, () => {
    // biome-ignore lint/correctness/noEmptyPattern: vitest wants a pattern here
    beforeAll(async ({}, suite) => {
      const chosen = chosenIn(suite as unknown as Task);
      isWhole = chosen.length === registered.size;
      found = await runOnce(options, isWhole ? null : chosen);
      tell(found);
    }, limit);
    afterAll(() => {
      // Skipped tests are green: that a run tested nothing must not be.
      if (found && isWhole && found.exitCode === EXIT.nothingTested) throw plain(untested(found));
    });
    for (const branch of treeOf(clauses.filter(({ id }) => registered.has(id)))) {
      register(branch);
    }
  });
}

/** The clauses that there are tests for. A cassette may be one of few clauses. */
function registeredBy(options: ConformanceOptions, clauses: Clause[]): Set<string> {
  checkOptions(options);
  const selection = select(clauses, options.select ?? []);
  if (!selection.ok) {
    const { selector, suggestion } = selection;
    throw new UsageError(`select: no clause ${selector}; did you mean ${suggestion}?`);
  }
  if (options.replay === undefined) return selection.clauses;
  return embeddedMode(options, null).settings.selected;
}

/** The clauses whose tests vitest is going to run. */
function chosenIn(task: Task): string[] {
  if (task.tasks) return task.tasks.flatMap(chosenIn);
  const clause = task.meta.conformance?.clause;
  return clause !== undefined && task.mode !== 'skip' && task.mode !== 'todo' ? [clause] : [];
}
