/** The suite inside a user's own vitest: `memorydb-conformance/vitest`. */
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import { EXIT } from '../model/exit-code.ts';
import type { ClauseResult } from '../model/run-record.ts';
import { select } from '../run/select.ts';
import { type Branch, treeOf } from './clauses.ts';
import { checkOptions, embeddedMode } from './mode.ts';
import type { ConformanceOptions } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { type Found, runOnce } from './run-once.ts';
import { tell, untested } from './words.ts';

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
 * @throws Error where `select` selects nothing, or a cassette cannot be replayed
 */
export function conformance(options: ConformanceOptions = {}): void {
  const { clauses, name } = loadContract().operations['CopySnapshot'] as OperationSpec;
  const selection = select(clauses, options.select ?? []);
  if (!selection.ok) {
    throw new Error(
      `select: no clause ${selection.selector}; did you mean ${selection.suggestion}?`,
    );
  }
  checkOptions(options);
  // A cassette may be one of few clauses: there are tests for no others.
  const registered =
    options.replay === undefined
      ? selection.clauses
      : embeddedMode(options, null).settings.selected;
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
    if (outcome.kind === 'fail') throw broken(outcome.words);
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
      if (found && isWhole && found.exitCode === EXIT.nothingTested) throw broken(untested(found));
    });
    for (const branch of treeOf(clauses.filter(({ id }) => registered.has(id)))) {
      register(branch);
    }
  });
}

/** The clauses whose tests vitest is going to run. */
function chosenIn(task: Task): string[] {
  if (task.tasks) return task.tasks.flatMap(chosenIn);
  const clause = task.meta.conformance?.clause;
  return clause !== undefined && task.mode !== 'skip' && task.mode !== 'todo' ? [clause] : [];
}

/** The words are the message: where our own code threw it tells nobody anything. */
function broken(words: string): Error {
  const error = new Error(words);
  error.stack = `Error: ${words}`;
  return error;
}
