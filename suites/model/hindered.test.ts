import { describe, expect, test } from 'vitest';
import { phrasesWith } from '../../testing/phrases.ts';
import { resultOf } from '../../testing/results.ts';
import type { Phrase } from '../model/phrase.ts';
import { isHindered } from './hindered.ts';

const REASONS = phrasesWith('x');
const hindered = (code: Phrase['code'], verdict: 'inconclusive' | 'skip' = 'inconclusive') =>
  isHindered(resultOf('a/b', verdict, { reason: REASONS[code] ?? null }));

describe('a MUST that could not be decided', () => {
  test.each<Phrase['code']>([
    'twin-rejected',
    'ordinary-rejected',
    'repeated-request',
    'untyped',
    'no-readback',
    'not-arranged',
    'no-way-to-make',
    'too-many',
    'seen-once',
    'missing',
    'source-state',
    'arrange-rejected',
    'settle-timeout',
    'not-implemented',
    'hook-failed',
    'helper-failed',
    'throttled',
    'endpoint-lost',
    'interrupted',
  ])('for %s was hindered: not tested is not passed', (code) => {
    expect(hindered(code)).toBe(true);
  });

  test.each<Phrase['code']>([
    'declared-absent',
    'needs-value',
    'needs-hook',
    'needs-slow',
    'needs-alive',
    'settled-at-once',
    'blocked-by',
    'never-seen',
    'never-present',
    'no-tags-to-inherit',
    'not-recorded',
    'list-too-long',
  ])('for %s was not: somebody declared it, or it lies in the clause', (code) => {
    expect(hindered(code)).toBe(false);
  });
});

test('what was skipped, decided, has no reason, or is a SHOULD, is not hindered', () => {
  const reason: Phrase = { code: 'throttled', operation: 'CopySnapshot' };
  const must = resultOf('a/b', 'inconclusive', { reason });

  expect(isHindered({ ...must, verdict: 'skip' })).toBe(false);
  expect(isHindered({ ...must, verdict: 'fail' })).toBe(false);
  expect(isHindered({ ...must, reason: null })).toBe(false);
  expect(isHindered({ ...must, clause: { ...must.clause, level: 'SHOULD' } })).toBe(false);
});
