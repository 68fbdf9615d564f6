import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Model, Shape } from './ast.ts';
import { mergeModels } from './merge.ts';
import { importModel, NO_OVERLAY } from './smithy.ts';
import { strip } from './strip.ts';

const MODEL = JSON.parse(
  readFileSync(new URL('../golden/library.smithy.json', import.meta.url), 'utf8'),
) as Model;
const IMPORTED = importModel(MODEL);

describe('what cannot be imported is an error with its place', () => {
  test.each<[string, Record<string, Shape>, RegExp]>([
    [
      'a shape that is nowhere',
      { 'a#B': { type: 'list', member: { target: 'a#C' } } },
      /no shape a#C/,
    ],
    ['a type of another world', { 'a#B': { type: 'tuple' } }, /no type tuple/],
    [
      'a mixin that is nowhere',
      { 'a#B': { type: 'structure', mixins: [{ target: 'a#M' }] } },
      /a#M/,
    ],
    ['an apply to nothing', { 'a#X$Y': { type: 'apply' } }, /a#X\$Y applies/],
    ['two services', { 'a#T': { type: 'service' } }, /one service, not 2/],
  ])('%s', (_what, shapes, message) => {
    const model: Model = {
      smithy: '2.0',
      shapes: {
        'a#S': { type: 'service', operations: [{ target: 'a#Do' }] },
        'a#Do': { type: 'operation', input: { target: 'a#In' } },
        'a#In': { type: 'structure', members: { B: { target: 'a#B' } } },
        'a#B': { type: 'string' },
        ...shapes,
      },
    };

    expect(() => importModel(model)).toThrow(message);
  });

  const fact = { level: 'SHOULD', evidence: 'inferred', source: 'made up for a test' } as const;

  test.each([
    ['a place that is nowhere', { at: ['Person/Shoe'], keyword: 'maxLength', value: 1 }, /Shoe/],
    ['a keyword without a value', { at: ['Person/Name'], keyword: 'maxLength' }, /maxLength/],
  ] as const)('an overlay with %s', (_what, own, message) => {
    const facts = [{ ...fact, ...own, at: [...own.at] }];

    expect(() => importModel(MODEL, { ...NO_OVERLAY, facts })).toThrow(message);
  });
});

describe('what is done to models', () => {
  test('stripping leaves out texts and keeps what the importer reads', () => {
    const shape = MODEL.shapes['example.library#ShortName'] as Shape;
    const noted: Model = {
      ...MODEL,
      shapes: {
        ...MODEL.shapes,
        'example.library#ShortName': {
          ...shape,
          traits: { ...shape.traits, 'smithy.api#documentation': 'A text of others' },
        },
      },
    };

    expect(JSON.stringify(strip(noted))).not.toContain('A text of others');
    expect(importModel(strip(noted))).toEqual(IMPORTED);
  });

  test('merging adds members and operations, and refuses one that is there', () => {
    const added = (name: string): Model => ({
      smithy: '2.0',
      shapes: {
        'example.library#Person': {
          type: 'structure',
          members: { [name]: { target: 'smithy.api#String' } },
        },
      },
    });

    const { shapes } = importModel(mergeModels(MODEL, added('Alias')));

    expect(Object.keys(shapes['Person']?.properties ?? {})).toEqual(['Name', 'Born', 'Alias']);
    expect(() => mergeModels(MODEL, added('Name'))).toThrow(/the member Name in both/);
  });
});
