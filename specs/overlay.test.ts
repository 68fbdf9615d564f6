import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readSpec } from './data.ts';
import type { Overlay } from './import/overlay.ts';
import { loadContract } from './load.ts';

const overlay = readSpec<Overlay>('memorydb/overlay.json');
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(readSpec<object>('import/overlay.schema.json'));
const { operations } = loadContract();
const ALL = Object.values(operations);

describe('the overlay', () => {
  test('keeps its schema', () => {
    validate(overlay);

    expect(validate.errors ?? []).toEqual([]);
  });

  test.each<[string, object]>([
    ['a MUST that is only inferred', { level: 'MUST', evidence: 'inferred' }],
    ['a fact without a source', { source: '' }],
    ['a keyword that nothing reads', { keyword: 'format' }],
    ['a place that is none', { at: ['Tag'] }],
    ['a member that nothing reads', { note: 'why' }],
  ])('may not hold %s', (_what, change) => {
    const facts = [{ ...overlay.facts[0], ...change }];

    expect(validate({ ...overlay, facts })).toBe(false);
  });

  test('says one thing of one keyword at one place', () => {
    const keys = overlay.facts.flatMap(({ at, keyword }) => at.map((own) => `${own}/${keyword}`));

    expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
  });

  test('limits of requests that no model states are a MUST only where a page says what is refused', () => {
    const strict = overlay.facts.filter(
      ({ at, keyword, level }) =>
        level === 'MUST' && keyword !== 'null' && at.some((own) => /^\w+Request\//.test(own)),
    );

    expect(strict).toEqual([]);
  });

  test('speaks of faults, operations and lists that there are', () => {
    const declared = new Set(ALL.flatMap(({ faults }) => faults.map(({ name }) => name)));
    const named = overlay.faults.flatMap(({ faults }) => faults);
    const places = overlay.rejections.flatMap(({ at }) => at.length);
    const applied = ALL.flatMap((own) => Object.keys(own.rejectionsByClause));

    expect(named.filter((name) => !declared.has(name))).toEqual([]);
    expect(
      overlay.faults.flatMap((rule) => rule.operations ?? []).filter((name) => !operations[name]),
    ).toEqual([]);
    expect(applied).toHaveLength(places.reduce((sum, count) => sum + count, 0));
  });
});

describe('what it says reaches the clauses', () => {
  const clause = (id: string) =>
    operations[id.split('/')[0] ?? '']?.clauses.find((own) => own.id === id);

  test.each([
    ['CreateUser/output/User/Status/enum', 'SHOULD', 'documented'],
    ['DescribeACLs/output/ACLs/items/ARN/pattern', 'MUST', 'observed'],
    ['CreateACL/output/ACL/required', 'MUST', 'documented'],
    ['CreateCluster/input/NumShards/minimum', 'SHOULD', 'observed'],
    ['CreateCluster/output/Cluster/AvailabilityMode/enum', 'SHOULD', 'modelled'],
    ['DescribeEvents/input/StartTime/type', 'MUST', 'protocol'],
    ['UpdateCluster/input/ReplicaConfiguration/ReplicaCount/null', 'MUST', 'protocol'],
    ['CreateACL/faults/DefaultUserRequired/type', 'SHOULD', 'inferred'],
    ['CreateACL/faults/UserNotFoundFault/status', 'SHOULD', 'documented'],
    ['CreateACL/faults/ACLAlreadyExistsFault/status', 'MUST', 'documented'],
    ['CreateUser/input/Tags/unique-keys', 'SHOULD', 'documented'],
    ['CreateUser/effects/none-after-rejection', 'MUST', 'documented'],
  ])('%s: %s, %s', (id, level, evidence) => {
    expect(clause(id)).toMatchObject({ level, evidence });
  });

  test.each([
    ['the prefix of tag keys is a rule of requests', 'ListTags/output/TagList/items/Key/pattern'],
    ['an access string has a grammar', 'CreateUser/input/AccessString/accepts'],
    ['a name that the model limits is not asked twice', 'CreateUser/input/UserName/blank'],
    ['nothing is made by a deletion', 'DeleteACL/effects/none-after-rejection'],
    ['no member is optional', 'DeleteACL/input/accepts'],
    ['requests have times beyond any date', 'DescribeEvents/input/StartTime/maximum'],
  ])('%s: no %s', (_why, id) => {
    expect(operations[id.split('/')[0] ?? '']?.clauses.length).toBeGreaterThan(20);
    expect(clause(id)).toBeUndefined();
  });

  test('the operation stands in the source', () => {
    expect(clause('UpdateACL/output/ACL/required')?.source).toBe(
      'API_UpdateACL, Response Elements',
    );
    expect(
      ALL.flatMap(({ clauses }) => clauses)
        .filter(({ source }) => /[{}]/.test(source))
        .every(({ source }) => source.includes('arn:{partition}')),
    ).toBe(true);
  });

  test('lists are paged as the model says, and two as their members say', () => {
    const paged = ALL.filter(({ paginated }) => paginated);

    expect(paged).toHaveLength(15);
    expect(operations['DescribeSnapshots']?.paginated).toMatchObject({
      input: 'NextToken',
      output: 'NextToken',
      items: 'Snapshots',
      size: 'MaxResults',
      evidence: 'modelled',
    });
    for (const { request, response, paginated } of paged) {
      expect(request.properties).toHaveProperty(paginated?.input ?? '');
      expect(request.properties).toHaveProperty(paginated?.size ?? '');
      expect(response.properties).toHaveProperty(paginated?.output ?? '');
      expect(response.properties?.[paginated?.items ?? '']?.type).toBe('array');
    }
  });
});
