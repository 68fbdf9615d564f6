import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import { answerClauses } from './plan.ts';
import { select } from './select.ts';
import { divide } from './shard.ts';

const { service, operations } = loadContract();
const spec = operations['CopySnapshot'] as OperationSpec;
const OBSERVED = answerClauses(spec, service.protocol);

function selected(...selectors: string[]): Set<string> {
  const selection = select(spec.clauses, selectors);
  if (!selection.ok) throw new Error(selection.selector);
  return selection.clauses;
}

/** What each of so many shards decides. */
function shards(count: number, clauses: Set<string>): Set<string>[] {
  return Array.from({ length: count }, (_, index) => {
    const plan = divide(spec, service, loadResources(), clauses, { index: index + 1, count });
    if (!plan.ok) throw new Error(`at most ${plan.most}`);
    return plan.own;
  });
}

const SELECTIONS: [name: string, clauses: Set<string>][] = [
  ['everything', selected()],
  ['one family', selected('CopySnapshot/input')],
  ['observed clauses beside others', selected('CopySnapshot/output', 'CopySnapshot/input/Tags')],
];

describe.each(SELECTIONS)('%s divided', (_, clauses) => {
  test.for([1, 2, 3, 4, 7])('in %i: each clause once, none left out, none empty', (count) => {
    const all = shards(count, clauses).flatMap((own) => [...own]);
    expect(all.toSorted()).toEqual([...clauses].toSorted());
    for (const own of shards(count, clauses)) expect(own.size).toBeGreaterThan(0);
  });

  test('twice, and in another order of the selection: the same', () => {
    const other = new Set([...clauses].reverse());
    expect(shards(4, other)).toEqual(shards(4, clauses));
  });
});

describe('what is judged on the answers that others get', () => {
  test('is decided in one shard, with the experiments that carry it', () => {
    const homes = shards(4, selected()).filter((own) => OBSERVED.some((id) => own.has(id)));
    expect(homes).toHaveLength(1);
    for (const id of OBSERVED) expect(homes[0]?.has(id), id).toBe(true);
    expect(homes[0]?.has('CopySnapshot/input/accepts')).toBe(true);
    expect(homes[0]?.has('aws-json-1.1/request/malformed-json')).toBe(true);
  });

  test('is watched by every shard, so that none sees a broken answer and keeps quiet', () => {
    for (const index of [1, 2, 3]) {
      const plan = divide(spec, service, loadResources(), selected(), { index, count: 3 });
      expect(plan).toMatchObject({ ok: true, shared: new Set(OBSERVED) });
    }
  });

  test('that was not selected is not watched', () => {
    const clauses = selected('CopySnapshot/input/Tags');
    expect(divide(spec, service, loadResources(), clauses, { index: 1, count: 2 })).toMatchObject({
      shared: new Set(),
    });
  });
});

describe('too little to divide', () => {
  test.for([
    ['a clause', 'CopySnapshot/input/KmsKeyId/maxLength', 1],
    ['clauses that are all judged on the same answers', 'CopySnapshot/output', 1],
    ['a family of four', 'CopySnapshot/input/KmsKeyId', 4],
  ] as const)('%s: %s', ([, selector, most]) => {
    const clauses = selected(selector);
    expect(divide(spec, service, loadResources(), clauses, { index: 1, count: most + 1 })).toEqual({
      ok: false,
      most,
    });
    expect(divide(spec, service, loadResources(), clauses, { index: 1, count: most }).ok).toBe(
      true,
    );
  });
});
