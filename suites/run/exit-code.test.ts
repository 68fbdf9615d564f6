import { describe, expect, test } from 'vitest';
import { resultOf } from '../../testing/results.ts';
import type { KnownFailure } from '../model/baseline.ts';
import type { ClauseResult, RunEnd } from '../model/run-record.ts';
import { exitCodeOf } from './exit-code.ts';

const PASS = resultOf('a/pass', 'pass');
const FAIL = resultOf('a/fail', 'fail');
const WARN = resultOf('a/warn', 'warn');
const ERROR = resultOf('a/error', 'error');
const SKIP = resultOf('a/skip', 'skip');
const HINDERED = resultOf('a/hindered', 'inconclusive', {
  reason: { code: 'throttled', operation: 'CopySnapshot' },
});
const DECLARED = resultOf('a/declared', 'inconclusive', {
  reason: { code: 'needs-hook', arrangement: 'quota-exhausted', member: 'absent' },
});
const known = (result: ClauseResult): ClauseResult => ({
  ...result,
  known: { clause: result.clause.id, reason: 'ticket 7', firstSeen: '2026-01-01' } as KnownFailure,
});
const code = (...results: ClauseResult[]) => exitCodeOf('complete', results, false);

describe('the exit code of a whole run', () => {
  test.each<[string, ClauseResult[], number]>([
    ['all that was tested passed', [PASS, SKIP, DECLARED], 0],
    ['a SHOULD is broken', [PASS, WARN], 0],
    ['a MUST is broken', [PASS, FAIL], 1],
    ['a broken MUST is known', [PASS, known(FAIL)], 0],
    ['a MUST was hindered', [PASS, HINDERED], 3],
    ['a hindered MUST is known', [PASS, known(HINDERED)], 0],
    ['one is hindered and another broken', [HINDERED, FAIL], 1],
    ['a fault is ours', [PASS, FAIL, ERROR], 4],
    ['nothing was tested', [SKIP, DECLARED], 3],
    ['nothing was selected', [], 3],
    ['all that there is fails, as is known', [known(FAIL)], 0],
  ])('where %s is %#', (_what, results, expected) => {
    expect(code(...results)).toBe(expected);
  });

  test('where something was left behind is 3, and never hides a failure', () => {
    expect(exitCodeOf('complete', [PASS], false, { left: true })).toBe(3);
    expect(exitCodeOf('complete', [FAIL], false, { left: true })).toBe(1);
  });

  test('where the baseline has an entry too many is 1', () => {
    expect(exitCodeOf('complete', [PASS], false, { stale: 1 })).toBe(1);
    expect(exitCodeOf('complete', [PASS, HINDERED], false, { stale: 1 })).toBe(1);
  });

  test('where a SHOULD is broken, and strict was asked for, is 1 unless it is known', () => {
    expect(exitCodeOf('complete', [PASS, WARN], true)).toBe(1);
    expect(exitCodeOf('complete', [PASS, known(WARN)], true)).toBe(0);
  });
});

describe('the exit code of a run that did not come to its end', () => {
  test.each<[RunEnd, number]>([
    ['interrupted', 130],
    ['endpoint-lost', 3],
    ['unreachable', 3],
    ['denied', 3],
    ['not-memorydb', 3],
    ['unarranged', 3],
  ])('%s is %i, however much passed', (end, expected) => {
    expect(exitCodeOf(end, [PASS], false)).toBe(expected);
  });

  test('is that of a failure where one was found before, unless somebody broke it off', () => {
    expect(exitCodeOf('endpoint-lost', [FAIL], false)).toBe(1);
    expect(exitCodeOf('interrupted', [FAIL], false)).toBe(130);
  });
});
