import { describe, expect, test } from 'vitest';
import { resultOf } from '../../testing/results.ts';
import type { VerdictKind } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import { blockedBy, causesOf } from './causes.ts';

const BASES: Record<string, string[]> = {
  tags: ['listed'],
  races: ['listed', 'read'],
  detail: ['read'],
};
const basesOf = (id: string) => BASES[id] ?? [];

/** What is said of `tags` where what it rests on has a verdict. */
function held(own: VerdictKind, base: VerdictKind, reason: Phrase | null = null) {
  const results = [resultOf('tags', own, { ...(reason && { reason }) }), resultOf('listed', base)];
  return blockedBy(results, basesOf)[0];
}

describe('a clause that rests on a broken one', () => {
  test.each<[VerdictKind, VerdictKind]>([
    ['fail', 'fail'],
    ['warn', 'fail'],
    ['inconclusive', 'fail'],
    ['skip', 'fail'],
    // A broken SHOULD is broken, too.
    ['fail', 'warn'],
  ])('%s on %s is blocked by it, and has no counterexample of its own', (own, base) => {
    expect(held(own, base)).toMatchObject({
      verdict: 'inconclusive',
      reason: { code: 'blocked-by', clause: 'listed' },
      counterexample: null,
    });
  });

  test.each<[VerdictKind, VerdictKind]>([
    ['pass', 'fail'],
    ['error', 'fail'],
    ['fail', 'pass'],
    ['fail', 'inconclusive'],
    ['inconclusive', 'skip'],
  ])('%s on %s stays as it is', (own, base) => {
    expect(held(own, base)).toEqual(resultOf('tags', own));
  });

  test.each<Phrase>([
    { code: 'declared-absent' },
    { code: 'needs-value', member: 'KmsKeyId' },
    { code: 'needs-hook', arrangement: 'quota-exhausted', member: 'absent' },
  ])('is what was declared of it, not blocked: $code', (reason) => {
    expect(held('skip', 'fail', reason)?.reason).toEqual(reason);
    expect(held('inconclusive', 'fail', reason)?.reason).toEqual(reason);
  });

  test('is blocked by the first that is broken of several', () => {
    const results = ['races', 'read'].map((id) => resultOf(id, 'fail'));

    expect(blockedBy([...results, resultOf('listed', 'pass')], basesOf)[0]?.reason).toEqual({
      code: 'blocked-by',
      clause: 'read',
    });
  });

  test('in the results is told in its own place: none is lost or moved', () => {
    const ids = ['races', 'listed', 'tags', 'other'];
    const after = blockedBy(
      ids.map((id) => resultOf(id, 'fail')),
      basesOf,
    );

    expect(after.map(({ clause, verdict }) => [clause.id, verdict])).toEqual([
      ['races', 'inconclusive'],
      ['listed', 'fail'],
      ['tags', 'inconclusive'],
      ['other', 'fail'],
    ]);
  });
});

describe('the causes of a run', () => {
  test('are told with what waits for them, those first that most wait for', () => {
    const results = ['detail', 'tags', 'races', 'read', 'listed'].map((id) => resultOf(id, 'fail'));

    expect(causesOf(blockedBy(results, basesOf))).toEqual([
      { clause: 'listed', blocked: ['tags', 'races'] },
      { clause: 'read', blocked: ['detail'] },
    ]);
  });

  test('that block equally many stay in the order of the contract', () => {
    const results = ['detail', 'tags', 'read', 'listed'].map((id) => resultOf(id, 'fail'));

    expect(causesOf(blockedBy(results, basesOf)).map(({ clause }) => clause)).toEqual([
      'read',
      'listed',
    ]);
  });

  test('are none where nothing is broken that others rest on', () => {
    expect(
      causesOf(blockedBy([resultOf('other', 'fail'), resultOf('tags', 'fail')], basesOf)),
    ).toEqual([]);
  });
});
