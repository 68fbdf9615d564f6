import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContract, readSpec } from '../../specs/load.ts';
import type { Schema } from '../../specs/spec.ts';
import { copyDomain } from '../families/snapshot/domain.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { PLAIN, valid } from './valid.ts';

const DRAWS = 10_000;
const COPY = 'memorydb/operations/CopySnapshot';
const { request, response } = loadContract().operations['CopySnapshot'] ?? {};
if (!request || !response) throw new Error('the contract has no CopySnapshot');

/** Stock Ajv on the files as they are, with their `$ref`s: nothing of ours in between. */
const ajv = new Ajv2020({ strict: true, allErrors: true });
for (const file of readdirSync(new URL('../../specs/memorydb/shapes/', import.meta.url))) {
  ajv.addSchema(readSpec<object>(`memorydb/shapes/${file}`));
}
const isRequest = ajv.compile(readSpec<object>(`${COPY}/request.schema.json`));
const isResponse = ajv.compile(readSpec<object>(`${COPY}/response.schema.json`));

const requests = draw(request);
const responses = draw(response);
const copies = fc.sample(valid(request, copyDomain([])), { seed: 3, numRuns: DRAWS });

describe('valid values keep their schema', () => {
  test.each([
    ['requests', requests, isRequest],
    ['requests of the suite, which know more than the schema', copies, isRequest],
    ['responses', responses, isResponse],
  ])('10,000 %s', (_what, values, isValid) => {
    const wrong = values.filter((value) => !isValid(value));

    expect(values).toHaveLength(DRAWS);
    expect(wrong).toEqual([]);
  });

  test('requests are still valid when each null is read as absent', () => {
    const wrong = requests.map(nullsRemoved).filter((value) => !isRequest(value));

    expect(wrong).toEqual([]);
  });
});

describe('valid values are of every kind that the schema allows', () => {
  test('every set of optional members is drawn', () => {
    const sets = membersOf(requests, ['TargetBucket', 'KmsKeyId', 'Tags']);

    expect(sets.size).toBe(8);
  });

  test('every set of optional members is drawn but those that must not meet', () => {
    const sets = membersOf(copies, ['TargetBucket', 'KmsKeyId', 'Tags']);

    expect([...sets].sort()).toEqual(
      ['', 'KmsKeyId', 'KmsKeyId+Tags', 'Tags', 'TargetBucket', 'TargetBucket+Tags'].sort(),
    );
  });

  test('every set of optional members of a snapshot is drawn', () => {
    const sets = membersOf(responses.map(snapshotOf), ['KmsKeyId', 'DataTiering']);

    expect(sets.size).toBe(4);
  });

  test('every member of every object is there in some draws and absent in others', () => {
    const [there, absent] = [new Set<string>(), new Set<string>()];
    for (const value of responses) census(response, value, 'root', there, absent);
    const optional = [...absent].sort();

    expect(optional.filter((place) => !there.has(place))).toEqual([]);
    expect(optional).toContain('root/Snapshot/ClusterConfiguration/Engine');
    expect(optional).toContain('root/Snapshot/ClusterConfiguration/Shards/items/Size');
  });

  test.each(['Status', 'Source', 'DataTiering'])('every value of %s is drawn', (member) => {
    const values = response.properties?.['Snapshot']?.properties?.[member]?.enum ?? ['none'];
    const seen = new Set(responses.map((own) => snapshotOf(own)[member]));

    expect(values.filter((value) => !seen.has(value))).toEqual([]);
  });

  test('null is drawn for each optional member and for the value of a tag', () => {
    const tags = requests.flatMap(tagsOf);
    const nulls = ['TargetBucket', 'KmsKeyId', 'Tags'].filter((name) =>
      requests.some((own) => (own as JsonObject)[name] === null),
    );

    expect(nulls).toEqual(['TargetBucket', 'KmsKeyId', 'Tags']);
    expect(tags.some((tag) => tag['Value'] === null)).toBe(true);
    expect(tags.some((tag) => !('Value' in tag))).toBe(true);
    expect(tags.some((tag) => tag['Value'] === '')).toBe(true);
  });

  test('no null is drawn where the domain rules it out', () => {
    const changed = copies.filter(
      (own) => JSON.stringify(own) !== JSON.stringify(nullsRemoved(own)),
    );

    expect(changed).toEqual([]);
  });

  test('texts have letters of other scripts, astral characters and spaces', () => {
    const text = requests.map((own) => (own as JsonObject)['KmsKeyId']).join('');

    expect(text).toMatch(/[日本語]/u);
    expect(text).toMatch(/[ءب]/u);
    expect(text).toMatch(/[\u{10000}-\u{10ffff}]/u);
    expect(text).toContain(' ');
    expect(text).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('what a domain knows is kept', () => {
  test('keys of tags differ, whatever their case, width and padding', () => {
    const alike = copies.filter((own) => {
      const keys = tagsOf(own).map((tag) =>
        String(tag['Key']).normalize('NFKC').toLowerCase().trim(),
      );
      return new Set(keys).size < keys.length;
    });

    expect(alike).toEqual([]);
  });

  test('a fixed place has its own values only', () => {
    const names = new Set(copies.map((own) => (own as JsonObject)['SourceSnapshotName']));

    expect([...names]).toEqual(['{snapshot}']);
  });

  test('a member to do without is drawn only where a place needs it', () => {
    const domain = copyDomain(['Tags', 'TargetBucket']);

    const without = fc.sample(valid(request, domain), { seed: 1, numRuns: 500 });
    const needed = fc.sample(valid(request, domain, ['Tags']), { seed: 1, numRuns: 500 });

    expect(membersOf(without, ['Tags', 'TargetBucket'])).toEqual(new Set(['']));
    expect(membersOf(needed, ['Tags', 'TargetBucket'])).toEqual(new Set(['Tags']));
  });

  test.each([PLAIN, copyDomain([])])('a place that is needed can always be reached', (domain) => {
    const present = valid(request, domain, ['Tags', 'items', 'Value']);

    const values = fc.sample(present, { seed: 1, numRuns: 1_000 });

    const missed = values.filter(
      (own) => tagsOf(own).length === 0 || !('Value' in (tagsOf(own)[0] ?? {})),
    );
    expect(missed).toEqual([]);
  });
});

test('a pattern whose shortest match is long is drawn all the same', () => {
  const schema: Schema = {
    type: 'string',
    pattern: '^urn:a-rather-long-beginning:[0-9]{12}/[^/]+$',
  };

  const values = fc.sample(valid(schema), { seed: 1, numRuns: 200 });

  expect(values.filter((value) => !ajv.validate({ ...schema }, value))).toEqual([]);
});

test('a type without a generator is an error that names its place', () => {
  const odd = { type: 'odd' } as unknown as Schema;

  const generate = () => valid({ type: 'object', properties: { Zone: odd } });

  expect(generate).toThrow('no generator for type odd at Zone');
});

function draw(schema: Schema): Json[] {
  return fc.sample(valid(schema), { seed: 2, numRuns: DRAWS });
}

/** Members that are null mean the same as absent ones: awsJson1_1. */
function nullsRemoved(value: Json): Json {
  return JSON.parse(JSON.stringify(value), (_name, member) => member ?? undefined);
}

function snapshotOf(value: Json): JsonObject {
  return (value as JsonObject)['Snapshot'] as JsonObject;
}

function tagsOf(value: Json): JsonObject[] {
  return ((value as JsonObject)['Tags'] ?? []) as JsonObject[];
}

function membersOf(values: Json[], members: string[]): Set<string> {
  return new Set(
    values.map((own) => members.filter((name) => name in (own as JsonObject)).join('+')),
  );
}

function census(schema: Schema, value: Json, at: string, there: Set<string>, absent: Set<string>) {
  if (Array.isArray(value)) {
    for (const item of value) census(schema.items ?? {}, item, `${at}/items`, there, absent);
  }
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const own = (value as JsonObject)[name];
    (own === undefined ? absent : there).add(`${at}/${name}`);
    if (own !== undefined) census(member, own, `${at}/${name}`, there, absent);
  }
}
