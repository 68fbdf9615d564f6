import { describe, expect, test } from 'vitest';
import { basesOf } from '../suites/run/bases.ts';
import { loadContract } from './load.ts';
import { loadRestsOn } from './rests-on.ts';

const RULES = loadRestsOn();
const CLAUSES = Object.values(loadContract().operations).flatMap(({ clauses }) => clauses);
const IDS = new Set(CLAUSES.map(({ id }) => id));
/** Every clause that rests on others. */
const RESTING = [...IDS]
  .map((id) => [id, basesOf(id, RULES)] as const)
  .filter(([, on]) => on.length);

describe('what clauses rest on', () => {
  test.each(RULES)('$clause is a clause, or several, and $on are others', (rule) => {
    const own = [...IDS].filter((id) => basesOf(id, [rule]).length > 0);

    expect(own).not.toEqual([]);
    expect(rule.because).not.toBe('');
  });

  test('exists, each of it', () => {
    expect(RESTING.length).toBeGreaterThan(0);
    expect(RESTING.flatMap(([, on]) => on).filter((id) => !IDS.has(id))).toEqual([]);
  });

  test('never comes round to the clause itself: two would wait for each other', () => {
    const reached = (id: string, seen = new Set<string>()): Set<string> => {
      for (const base of basesOf(id, RULES)) {
        if (seen.has(base)) continue;
        seen.add(base);
        reached(base, seen);
      }
      return seen;
    };

    expect(RESTING.map(([id]) => id).filter((id) => reached(id).has(id))).toEqual([]);
  });

  test('is of the same operation', () => {
    for (const [id, on] of RESTING) {
      expect(on.filter((base) => base.split('/')[0] !== id.split('/')[0])).toEqual([]);
    }
  });
});

describe('a pattern', () => {
  const rule = (clause: string, ...on: string[]) => [{ clause, on, because: 'it is so' }];

  test.each<[string, string, string[]]>([
    ['Op/tags/added', '*/tags/*', ['Op/tags/listed']],
    ['Op/tags/a/b', '*/tags/*', ['Op/tags/listed']],
    ['Op/tags', '*/tags/*', []],
    ['Op/input/tags/type', '*/tags/*', ['Op/tags/listed']],
    ['Op/tagsx/a', '*/tags/*', []],
    // Never on itself.
    ['Op/tags/listed', '*/tags/*', []],
    ['Op/a.b/c', '*/a.b/*', ['Op/tags/listed']],
    ['Op/axb/c', '*/a.b/*', []],
  ])('%s and %s: %j', (id, pattern, on) => {
    expect(basesOf(id, rule(pattern, '*/tags/listed'))).toEqual(on);
  });

  test('that fits twice names each base once', () => {
    const rules = [...rule('*/a/*', '*/x', '*/y'), ...rule('*/b', '*/y')];

    expect(basesOf('Op/a/b', rules)).toEqual(['Op/x', 'Op/y']);
  });
});
