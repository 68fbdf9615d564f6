import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { toBase64 } from './base64.ts';
import { encode, encodeAs, itemOf } from './encode.ts';
import { encodeFlawed } from './flaws.ts';
import { items, values } from './items.test.support.ts';
import { bytesOf, noted } from './notation.ts';
import { parse } from './parse.ts';
import { readBody } from './read.ts';
import { type Flaw, PLAIN, type Spelling } from './spelling.ts';
import { flaws, spellings } from './spellings.ts';
import type { Typed } from './typed.ts';
import { write } from './write.ts';

const TYPED: Typed = {
  type: 'object',
  properties: {
    When: { type: 'number', title: 'epoch-seconds' },
    Blob: { type: 'string', contentEncoding: 'base64' },
    Price: { type: 'number' },
    Count: { type: 'integer' },
    Name: { type: 'string' },
    Labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};
const typedValues = fc.record(
  {
    When: fc.integer({ min: -(10 ** 12), max: 4 * 10 ** 12 }).map((ms) => ms / 1000),
    Blob: fc.uint8Array({ maxLength: 40 }).map(toBase64),
    Price: fc.oneof(
      fc.double({ noDefaultInfinity: true, noNaN: true }).map((own) => own + 0),
      fc.constantFrom('NaN', 'Infinity', '-Infinity'),
    ),
    Count: fc.maxSafeInteger().map((own) => own + 0),
    Name: fc.string({ unit: 'grapheme' }),
    Labels: fc.dictionary(fc.string(), fc.option(fc.string())),
  },
  { requiredKeys: [], noNullPrototype: true },
) as fc.Arbitrary<JsonObject>;

test('every data item is read as it was written, and written as it was read', () => {
  fc.assert(
    fc.property(items, (item) => {
      const bytes = write(item);
      expect(parse(bytes)).toEqual({ item });
      expect([...write(item)]).toEqual([...bytes]);
    }),
    { numRuns: 500 },
  );
});

test('every data item survives its diagnostic notation', () => {
  fc.assert(
    fc.property(items, (item) => {
      const bytes = write(item);
      const note = noted(bytes);
      expect(note).toHaveProperty('cbor');
      expect([...(bytesOf(note) ?? [])]).toEqual([...bytes]);
    }),
    { numRuns: 500 },
  );
});

describe('a value is the same in every spelling', () => {
  test('without types', () => {
    fc.assert(
      fc.property(values, spellings(fc), (value, spelling) => {
        const read = readBody(encodeAs(value, { ...spelling, nulls: 'null' }));
        expect(read).toMatchObject({ object: expect.anything() });
        if ('object' in read) expect(normal(read.object)).toEqual(normal(value));
      }),
      { numRuns: 500 },
    );
  });

  test('with points in time, blobs, and numbers that are not finite', () => {
    fc.assert(
      fc.property(typedValues, spellings(fc), (value, spelling) => {
        const read = readBody(encodeAs(value, spelling, TYPED), TYPED);
        if (!('object' in read)) throw new Error(read.problem);
        expect(read.object).toEqual(value);
        const allowed = ['indefinite', 'chunked', 'not-finite', 'half-float', 'null-member'];
        if (spelling.integers > 0) allowed.push('not-smallest-integer');
        expect(read.findings.filter(({ code }) => !allowed.includes(code))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

test('members that are null are null, undefined or absent, as told; values of maps stay', () => {
  const value = { Name: null, Labels: { a: null } };
  const read = (nulls: 'null' | 'undefined' | 'left-out') =>
    readBody(encodeAs(value, { ...PLAIN, nulls }, TYPED), TYPED);
  const inMap = { at: 'Labels/a', code: 'null-member' };

  expect(read('null')).toEqual({
    object: value,
    findings: [{ at: 'Name', code: 'null-member' }, inMap],
  });
  expect(read('undefined')).toEqual({
    object: value,
    findings: [{ at: 'Name', code: 'undefined-member' }, inMap],
  });
  expect(read('left-out')).toEqual({ object: { Labels: { a: null } }, findings: [inMap] });
});

test('a value that its type does not fit is sent as it is', () => {
  for (const wrong of ['text', '*', true, [1], { a: 1 }] as Json[]) {
    const read = readBody(encode({ When: wrong, Blob: wrong, Count: wrong }, TYPED));
    expect(read).toMatchObject({ object: { When: wrong, Blob: wrong, Count: wrong } });
  }
});

describe('a flaw is one a reader refuses, or one it sees', () => {
  const REFUSED: Flaw['code'][] = ['integer-key', 'raw-text', 'truncated', 'trailing', 'nested'];

  test('whatever the value and wherever it is', () => {
    const cases = typedValues.chain((value) =>
      fc.tuple(fc.constant(value), flaws(fc, value), spellings(fc)),
    );
    const seen = new Set<string>();
    fc.assert(
      fc.property(cases, ([value, flaw, spelling]) => {
        const plain = encodeAs(value, spelling, TYPED);
        const bytes = encodeFlawed(value, spelling, flaw, TYPED);
        if (!bytes) return;
        seen.add(flaw.code);
        expect([...bytes]).not.toEqual([...plain]);
        const read = readBody(bytes, TYPED);
        expect('problem' in read || read.findings.length > 0, JSON.stringify(read)).toBe(true);
        if (REFUSED.includes(flaw.code)) expect(read).toHaveProperty('problem');
      }),
      { numRuns: 1_000, seed: 1 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(9);
  });

  test.each<[Flaw, object]>([
    [{ code: 'null-member', name: 'No' }, { findings: [{ at: 'No', code: 'null-member' }] }],
    [
      { code: 'undefined-member', name: 'No' },
      { findings: [{ at: 'No', code: 'undefined-member' }] },
    ],
    [
      { code: 'duplicate-key', name: 'Name', value: 'b' },
      { object: { Name: 'b' }, findings: [{ at: 'Name', code: 'duplicate-key' }] },
    ],
    [
      { code: 'tagged', at: ['Name'], tag: 24 },
      { findings: [{ at: 'Name', code: 'unknown-tag' }] },
    ],
    [{ code: 'untagged', at: ['When'] }, { findings: [{ at: 'When', code: 'untagged-time' }] }],
    [
      { code: 'bytes-for-text', at: ['Name'] },
      { findings: [{ at: 'Name', code: 'bytes-for-text' }] },
    ],
    [{ code: 'raw-text', at: ['Name'], hex: 'ff' }, { problem: 'not-utf8' }],
    [{ code: 'integer-key', at: [], key: 1 }, { problem: 'key-not-text' }],
    [{ code: 'truncated', bytes: 1 }, { problem: 'truncated' }],
    [{ code: 'trailing', hex: '00' }, { problem: 'trailing-bytes' }],
    [{ code: 'nested', levels: 1_000 }, { problem: 'too-deep' }],
    [{ code: 'nested', levels: 100 }, { object: expect.anything() }],
  ])('%j', (flaw, read) => {
    const bytes = encodeFlawed({ Name: 'a', When: 1 }, PLAIN, flaw, TYPED);

    expect(readBody(bytes ?? new Uint8Array(), TYPED)).toMatchObject(read);
  });

  test.each<Flaw>([
    { code: 'untagged', at: ['Name'] },
    { code: 'bytes-for-text', at: ['When'] },
    { code: 'raw-text', at: ['Nobody'], hex: 'ff' },
    { code: 'integer-key', at: ['Name'], key: 1 },
    { code: 'duplicate-key', name: 'Nobody', value: 1 },
    { code: 'truncated', bytes: 1_000 },
    { code: 'truncated', bytes: 0 },
  ])('%j has no place here', (flaw) => {
    expect(encodeFlawed({ Name: 'a', When: 1 }, PLAIN, flaw, TYPED)).toBeUndefined();
  });
});

test('a point in time is an integer or a float of any width that holds it', () => {
  const hex = (seconds: number, spelling: Spelling) =>
    Buffer.from(encodeAs({ When: seconds }, spelling, TYPED))
      .toString('hex')
      .slice(12);

  expect(hex(1_700_000_000, PLAIN)).toBe('c11a6553f100');
  expect(hex(0.5, { ...PLAIN, floats: 2 })).toBe('c1f93800');
  expect(hex(0.5, PLAIN)).toBe('c1fa3f000000');
  expect(hex(1_700_000_000.5, { ...PLAIN, floats: 2 })).toBe('c1fb41d954fc40200000');
  expect(hex(1_700_000_000, { ...PLAIN, whole: 'float', floats: 8 })).toBe('c1fb41d954fc40000000');
});

test('negative zero stays what it is', () => {
  expect(readBody(encode({ a: -0 }))).toEqual({ object: { a: -0 }, findings: [] });
});

test('the plain form is the shortest: RFC 8949, section 4.1', () => {
  const hex = (value: Json) => [...write(itemOf(value, PLAIN))].map((byte) => byte.toString(16));

  expect(hex(23)).toEqual(['17']);
  expect(hex([1.5])).toEqual(['81', 'fa', '3f', 'c0', '0', '0']);
  expect(hex({ a: -1 })).toEqual(['a1', '61', '61', '20']);
});

/** JSON knows no negative zero, and an object has a `__proto__` only as any other member. */
function normal(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
