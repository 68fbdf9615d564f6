import { afterEach, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { message } from '../../reports/message.ts';
import { makeSnapshot, namesAt } from '../../testing/ask.ts';
import { operationOf, type Peer } from '../../testing/hostile/peer.ts';
import { faultOf, type Interception, inputOf, startProxy } from '../../testing/hostile/proxy.ts';
import { newJournal } from '../arrange/journal.ts';
import type { ClauseResult, RunEnd } from '../model/run-record.ts';
import { runOn } from '../prove/harness.ts';
import { exitCodeOf } from './exit-code.ts';

let reference: Reference;
let proxy: Peer;

afterEach(async () => {
  await proxy.close();
  await reference.close();
});

/** Runs on an endpoint that has only a part of what the reference has. */
async function runWithout(
  intercept: Interception,
  own: Parameters<typeof runOn>[1] = {},
  end: RunEnd = 'complete',
): Promise<ClauseResult[]> {
  reference = await startReference({ settleMs: 0 });
  await makeSnapshot(reference.url, 'mine');
  proxy = await startProxy(reference.url, intercept);
  const result = await runOn(proxy.url, { runs: 1, ...own });
  if (result.kind !== 'ran') throw new Error(result.kind);
  expect(result.end).toBe(end);
  return result.results;
}

const createsNothing: Interception = (asked) =>
  /^(CreateCluster|CreateSnapshot|DescribeClusters)$/.test(operationOf(asked))
    ? faultOf('UnknownOperationException')
    : 'pass';

const takesNoKey: Interception = (asked) =>
  operationOf(asked) === 'CopySnapshot' && typeof inputOf(asked)['KmsKeyId'] === 'string'
    ? faultOf('InvalidParameterValueException', 'no such key')
    : 'pass';

/** Enough for what is not about single clauses. */
const FEW = ['CopySnapshot/input/Tags', 'CopySnapshot/output/Snapshot/Name'];

/** Some of the clauses that need a source, and some that do not. */
const WAITING = [
  'CopySnapshot/input/KmsKeyId/maxLength',
  'CopySnapshot/output/Snapshot/Name/required',
  'aws-json-1.1/response/status',
];
const TESTED = [
  'CopySnapshot/implemented',
  'CopySnapshot/faults/SnapshotNotFoundFault/status',
  'aws-json-1.1/error/envelope',
];

function verdictOf(results: ClauseResult[], id: string): string | undefined {
  return results.find(({ clause }) => clause.id === id)?.verdict;
}

const idsOf = (results: ClauseResult[], verdict: string) =>
  results.filter((own) => own.verdict === verdict).map(({ clause }) => clause.id);

describe('an endpoint that can make neither clusters nor snapshots', () => {
  test('clauses that need a source say so, the others are judged, and none is blamed', async () => {
    const results = await runWithout(createsNothing, {}, 'unarranged');
    for (const id of WAITING) {
      const own = results.find(({ clause }) => clause.id === id);
      const words = own?.reason && message(own.reason);
      expect(own?.verdict).toBe('inconclusive');
      expect(words).toContain('CreateCluster');
      expect(words).toContain('--given');
    }
    for (const id of TESTED) expect(verdictOf(results, id)).toBe('pass');
    expect(idsOf(results, 'fail')).toEqual([]);
    expect(idsOf(results, 'warn')).toEqual([]);
  });

  test('a snapshot of the user takes the place of the source', async () => {
    const results = await runWithout(createsNothing, { given: { snapshot: 'mine' }, select: FEW });
    expect(idsOf(results, 'pass').length).toBeGreaterThan(15);
    expect(idsOf(results, 'inconclusive')).toEqual([]);
    expect(idsOf(results, 'fail')).toEqual([]);
  });

  test('one that is not there is named as the reason', async () => {
    const own = { given: { snapshot: 'nowhere' }, select: FEW };
    const results = await runWithout(createsNothing, own, 'unarranged');
    const waiting = results.find(({ verdict }) => verdict === 'inconclusive');
    expect(waiting?.reason && message(waiting.reason)).toContain('"nowhere" is not there');
  });
});

describe('an endpoint that copies nothing', () => {
  const copiesNothing: Interception = (asked) =>
    operationOf(asked) === 'CopySnapshot'
      ? faultOf('InvalidParameterValueException', 'not today')
      : 'pass';

  test('is not blamed, and is not taken for one that conforms', async () => {
    const results = await runWithout(copiesNothing, {}, 'unarranged');
    expect(idsOf(results, 'pass')).toContain('aws-json-1.1/error/envelope');
    expect(results.filter(({ broke }) => broke > 0)).toEqual([]);
    expect(exitCodeOf('unarranged', results, false)).toBe(3);
  });

  test('conforms as far as was asked where nothing asked for needs a copy', async () => {
    const select = ['aws-json-1.1/error/envelope', 'aws-json-1.1/error/content-type'];
    const results = await runWithout(copiesNothing, { select });
    expect(idsOf(results, 'pass')).toEqual(select);
  });
});

describe('a run with a source of the user', () => {
  test('changes only what it made, writes that down first, and leaves none of it', async () => {
    const listed = new Set<string>();
    const journal = newJournal((line) => listed.add(JSON.parse(line).create?.name.toLowerCase()));
    const touched = new Set<string>();
    const unlisted: string[] = [];
    const watch: Interception = (asked) => {
      const { ClusterName, SnapshotName, ResourceArn, TargetSnapshotName: target } = inputOf(asked);
      const isOwn = typeof target === 'string' && target.startsWith('cfm-tested-');
      if (isOwn && !listed.has(target.toLowerCase())) unlisted.push(target);
      if (!/^(Create|Delete|Tag|Untag)/.test(operationOf(asked))) return 'pass';
      for (const name of [ClusterName, SnapshotName, ResourceArn])
        if (typeof name === 'string') touched.add(name.split('/').at(-1)?.toLowerCase() ?? '');
      return 'pass';
    };
    await runWithout(watch, { given: { snapshot: 'mine' }, runs: 2, journal });
    expect(unlisted).toEqual([]);
    expect(touched.size).toBeGreaterThan(20);
    expect([...touched].filter((name) => !name.startsWith('cfm-tested-'))).toEqual([]);
    expect(await namesAt(reference.url)).toEqual(['mine', 'mine-of']);
  });
});

describe('keys and buckets', () => {
  /** The values of a member in all that a run sends. */
  async function sent(
    member: string,
    own: Parameters<typeof runOn>[1],
  ): Promise<Set<string | undefined>> {
    const values = new Set<string | undefined>();
    await runWithout(
      (asked) => {
        values.add(inputOf(asked)[member]?.toString());
        return 'pass';
      },
      { concurrency: 1, ...own },
    );
    values.delete(undefined);
    return values;
  }

  test.for(['KmsKeyId', 'TargetBucket'])(
    '%s is never sent where the user named none',
    async (name) => {
      expect([...(await sent(name, { ordinary: { Tags: [{ Key: 'a', Value: 'b' }] } }))]).toEqual(
        [],
      );
    },
  );

  test('no key but the one that the user named, by clauses on something else', async () => {
    const select = ['state', 'kms', 'tags', 'faults', 'effects'].map(
      (own) => `CopySnapshot/${own}`,
    );
    const ordinary = { KmsKeyId: 'alias/mine', TargetBucket: 'mine' };

    expect([...(await sent('KmsKeyId', { select, ordinary }))]).toEqual(['alias/mine']);
  });
});

describe('an optional member that the endpoint refuses', () => {
  test('its own clauses are inconclusive, and no other suffers', async () => {
    const results = await runWithout(takesNoKey, { select: ['CopySnapshot/input'] });
    for (const id of ['type', 'maxLength', 'accepts'])
      expect(verdictOf(results, `CopySnapshot/input/KmsKeyId/${id}`)).toBe('inconclusive');
    expect(idsOf(results, 'fail')).toEqual([]);
    const tags = results.filter(({ clause }) => clause.id.includes('/input/Tags'));
    expect(tags.length).toBeGreaterThan(10);
    expect(tags.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });
});

describe('an endpoint that does not have the operation', () => {
  test('fails the one clause that says so, and no other', async () => {
    const results = await runWithout((asked) =>
      operationOf(asked).startsWith('Copy') ? faultOf('UnknownOperationException') : 'pass',
    );
    expect(idsOf(results, 'fail')).toEqual(['CopySnapshot/implemented']);
    expect(idsOf(results, 'inconclusive')).toHaveLength(results.length - 1);
  });
});
