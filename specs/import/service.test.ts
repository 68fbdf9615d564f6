import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSpec, specsFolder } from '../data.ts';
import { loadContract } from '../load.ts';
import type { Model } from './ast.ts';
import { serviceOf } from './operations.ts';
import { differences, settle } from './service.ts';

test('the committed schemas are what model, additions and overlay make of them', () => {
  expect(differences(specsFolder(), 'memorydb')).toEqual([]);
});

describe('a file that is not what it should be is told', () => {
  let folder = '';
  let specs: URL;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'specs-'));
    cpSync(specsFolder(), folder, { recursive: true });
    specs = pathToFileURL(`${folder}/`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('changed, missing and extra ones, and writing mends them', () => {
    const shape = (name: string) => new URL(`memorydb/shapes/${name}.schema.json`, specs);
    writeFileSync(shape('Tag'), readFileSync(shape('Tag'), 'utf8').replace('128', '129'));
    rmSync(shape('ACL'));
    writeFileSync(shape('Gone'), '{}');

    const found = differences(specs, 'memorydb');

    expect(found.map(({ path, kind }) => [path, kind])).toEqual([
      ['memorydb/shapes/ACL.schema.json', 'missing'],
      ['memorydb/shapes/Gone.schema.json', 'extra'],
      ['memorydb/shapes/Tag.schema.json', 'changed'],
    ]);
    settle(specs, found);
    expect(differences(specs, 'memorydb')).toEqual([]);
  });
});

describe('the model of the service', () => {
  const model = readSpec<Model>('memorydb/model/service.smithy.json');

  test.each(['service', 'additions'])('%s: holds no text of documentation', (name) => {
    const text = readFileSync(new URL(`memorydb/model/${name}.smithy.json`, specsFolder()), 'utf8');

    expect(text).not.toMatch(/documentation|endpointRuleSet|endpointTests|<p>/);
  });

  test('service.json says what its traits say', () => {
    const { id, shape } = serviceOf(model);
    const { service } = loadContract();
    const sigv4 = shape.traits?.['aws.auth#sigv4'] as { name: string } | undefined;

    expect(service).toMatchObject({
      targetPrefix: id.slice(id.indexOf('#') + 1),
      apiVersion: shape.version,
      signingName: sigv4?.name,
      protocol: 'aws-json-1.1',
    });
    expect(shape.traits).toHaveProperty('aws.protocols#awsJson1_1');
  });
});
