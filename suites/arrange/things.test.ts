import { describe, expect, test } from 'vitest';
import { RESOURCES } from '../../testing/arrange.test.support.ts';
import type { Json } from '../model/json.ts';
import {
  deletionOrder,
  isLeaving,
  isStable,
  listed,
  makersOf,
  type Resources,
  readInput,
  sameName,
  statusOf,
} from './things.ts';

const snapshot = RESOURCES['snapshot'] as NonNullable<Resources[string]>;

/** Made-up kinds and what they refer to. */
function kinds(refers: Record<string, string[]>): Resources {
  return Object.fromEntries(
    Object.entries(refers).map(([kind, others]) => [
      kind,
      {
        ...snapshot,
        kind,
        refers: Object.fromEntries(others.map((other) => [`${other}Name`, { kind: other }])),
      },
    ]),
  );
}

describe('the order of deletion', () => {
  test.each<[string, Record<string, string[]>, string[]]>([
    ['what refers goes first', { acl: ['user'], user: [] }, ['acl', 'user']],
    ['whatever comes first in the files', { user: [], acl: ['user'] }, ['acl', 'user']],
    [
      'along a chain',
      { user: [], cluster: ['acl'], acl: ['user'], snapshot: ['cluster'] },
      ['snapshot', 'cluster', 'acl', 'user'],
    ],
    ['of one that refers to itself', { snapshot: ['snapshot'] }, ['snapshot']],
    ['of one that refers to nothing known', { acl: ['nothing'] }, ['acl']],
  ])('%s', (_what, refers, order) => {
    expect(deletionOrder(kinds(refers))).toEqual(order);
  });

  test('of two that refer to each other is some order: it ends', () => {
    expect(deletionOrder(kinds({ a: ['b'], b: ['a'] })).toSorted()).toEqual(['a', 'b']);
  });

  test('of the specs: nothing is deleted before what refers to it', () => {
    const order = deletionOrder(RESOURCES);

    expect(order.toSorted()).toEqual(Object.keys(RESOURCES).toSorted());
    expect(order.indexOf('snapshot')).toBeLessThan(order.indexOf('cluster'));
  });
});

describe('names', () => {
  test.each<[Json | undefined, Json | undefined, boolean, boolean]>([
    ['a', 'a', true, true],
    ['a', 'A', true, false],
    ['a', 'b', false, false],
    [5, '5', true, true],
    [undefined, 'a', false, false],
  ])('%j and %j: one where case folds %j, else %j', (a, b, folded, exact) => {
    const { identifier } = snapshot;
    const sensitive = { ...snapshot, identifier: { ...identifier, letterCase: 'sensitive' } };

    expect(sameName(snapshot, a, b)).toBe(folded);
    expect(sameName(sensitive as typeof snapshot, a, b)).toBe(exact);
  });
});

describe('the state of a thing', () => {
  test.each<[Json | undefined, string, boolean, boolean]>([
    ['available', 'available', true, false],
    ['AVAILABLE', 'AVAILABLE', true, false],
    ['failed', 'failed', true, false],
    ['creating', 'creating', false, false],
    ['Deleting', 'Deleting', false, true],
    ['a word that nobody knows', 'a word that nobody knows', false, false],
    // Not every endpoint has states: what has none is at rest.
    [undefined, 'available', true, false],
    [5, 'available', true, false],
  ])('%j', (Status, word, stable, leaving) => {
    const thing = { Name: 'a', ...(Status !== undefined && { Status }) };

    expect([
      statusOf(snapshot, thing),
      isStable(snapshot, thing),
      isLeaving(snapshot, thing),
    ]).toEqual([word, stable, leaving]);
  });

  test('of a kind without states: always at rest, never on its way out', () => {
    const { status: _, ...stateless } = snapshot;

    expect(isStable(stateless, { Status: 'creating' })).toBe(true);
    expect(isLeaving(stateless, { Status: 'deleting' })).toBe(false);
  });
});

test('what an answer lists of a kind is what is an object', () => {
  expect(listed(snapshot, { Snapshots: [{ Name: 'a' }, null, 'b'] })).toEqual([{ Name: 'a' }]);
  expect(listed(snapshot, { Clusters: [{ Name: 'a' }] })).toEqual([]);
});

test('a thing is read whole, by its name as it was sent', () => {
  expect(readInput(snapshot, 'A')).toEqual({ SnapshotName: 'A', ShowDetail: true });
});

test('every operation that makes something is known, with the member that names it', () => {
  const makers = makersOf(RESOURCES);

  expect(makers.get('CopySnapshot')).toEqual([{ kind: 'snapshot', member: 'TargetSnapshotName' }]);
  expect(makers.get('CreateCluster')).toEqual([{ kind: 'cluster', member: 'ClusterName' }]);
  expect(makers.get('DescribeSnapshots')).toBeUndefined();
});
