import { describe, expect, test } from 'vitest';
import type { Json } from '../../model/json.ts';
import { encode } from './encode.ts';
import { fromHex } from './flaws.ts';
import { readBody } from './read.ts';
import type { Typed } from './typed.ts';

const A: (typed: Typed) => Typed = (typed) => ({ type: 'object', properties: { a: typed } });
const TIME = A({ type: 'number', title: 'epoch-seconds' });
const TEXT = A({ type: ['string', 'null'] });
const INTEGER = A({ type: 'integer' });
const BLOB = A({ type: 'string', contentEncoding: 'base64' });

/** The value of a member `a`, what is found at it, and the type it should have. */
const SPELLED: [what: string, hex: string, value: Json, codes: string[], typed?: Typed][] = [
  ['an integer in its smallest form', '1818', 24, []],
  ['an integer one byte too wide', '1817', 23, ['not-smallest-integer']],
  ['a negative integer in eight bytes', '3b0000000000000000', -1, ['not-smallest-integer']],
  ['an integer beyond 53 bits', '1bffffffffffffffff', 2 ** 64, []],
  ['a half', 'f93e00', 1.5, ['half-float']],
  ['a single', 'fa3fc00000', 1.5, []],
  ['a double', 'fb3ff199999999999a', 1.1, []],
  ['a float where an integer belongs', 'fa3f800000', 1, ['float-for-integer'], INTEGER],
  ['an integer where a number belongs', '01', 1, [], A({ type: 'number' })],
  ['no number', 'fb7ff8000000000000', 'NaN', ['not-finite']],
  ['infinity', 'faff800000', '-Infinity', ['not-finite']],
  ['null', 'f6', null, ['null-member']],
  ['undefined', 'f7', null, ['undefined-member']],
  ['null in a list', '81f6', [null], []],
  ['an unassigned simple value', 'f0', null, ['unassigned-simple']],
  ['an indefinite list', '9f01ff', [1], ['indefinite']],
  ['text in chunks', '7f61616162ff', 'ab', ['chunked'], TEXT],
  ['bytes', '43666f6f', 'Zm9v', [], BLOB],
  ['bytes in chunks', '5f4166416fff', 'Zm8=', ['chunked'], BLOB],
  ['bytes where text belongs', '4161', 'YQ==', ['bytes-for-text'], TEXT],
  ['text where bytes belong', '6161', 'a', ['text-for-bytes'], BLOB],
  ['a time', 'c11a6553f100', 1700000000, [], TIME],
  ['a time with milliseconds', 'c1fb41cc37db380fbe77', 946845296.123, [], TIME],
  [
    'a time with microseconds',
    'c1fb3fbf9add3739635f',
    0.123456789,
    ['finer-than-milliseconds'],
    TIME,
  ],
  ['a time a little finer', 'c1fb3f513404ea4a8c15', 0.00105, ['finer-than-milliseconds'], TIME],
  ['a time without its tag', '1a6553f100', 1700000000, ['untagged-time'], TIME],
  ['a time where a text belongs', 'c101', 1, ['time-for-plain'], TEXT],
  ['a time of which nobody knows the type', 'c101', 1, []],
  ['a time as text', 'c06161', 'a', ['text-time'], TIME],
  ['a time that is text', 'c16161', 'a', ['bad-time'], TIME],
  ['a text time that is a number', 'c001', 1, ['bad-time'], TIME],
  ['a bignum', 'c249010000000000000000', 2 ** 64, ['big-number']],
  ['a negative bignum', 'c349010000000000000000', -(2 ** 64), ['big-number']],
  ['a small negative bignum', 'c34101', -2, ['big-number']],
  ['a bignum of nothing', 'c240', 0, ['big-number']],
  ['a bignum of leading zeros', 'c2420001', 1, ['big-number']],
  [
    'a bignum beyond every double',
    `c258c8${'ff'.repeat(200)}`,
    'Infinity',
    ['big-number', 'not-finite'],
  ],
  ['a decimal fraction', 'c48221196ab3', 273.15, ['big-number']],
  ['a bigfloat', 'c5822003', 1.5, ['big-number']],
  ['a decimal fraction of a bignum', 'c48200c24101', 1, ['big-number']],
  ['a bignum of text', 'c26161', 'a', ['bad-number']],
  ['a decimal fraction of one', 'c48101', [1], ['bad-number']],
  ['an unknown tag', 'd9d9f701', 1, ['unknown-tag']],
  ['tags on tags', 'c6c701', 1, ['unknown-tag', 'unknown-tag']],
];

describe('a value is read, and what is to be said of its spelling is found', () => {
  test.each(SPELLED)('%s', (_what, hex, value, codes, typed) => {
    const read = readBody(fromHex(`a16161${hex}`), typed);

    expect(read).toEqual({
      object: { a: value },
      findings: codes.map((code) => ({ at: 'a', code })),
    });
  });
});

test('findings name their place', () => {
  const typed = A({ type: 'array', items: A({ type: 'string' }) });

  expect(readBody(fromHex('a1616182a16161f6a161614178'), typed)).toMatchObject({
    findings: [
      { at: 'a/0/a', code: 'null-member' },
      { at: 'a/1/a', code: 'bytes-for-text' },
    ],
  });
});

test('of duplicate keys the last counts, however each is spelled', () => {
  expect(readBody(fromHex('a26161017f6161ff02'))).toEqual({
    object: { a: 2 },
    findings: [{ at: 'a', code: 'duplicate-key' }],
  });
});

test('a long list of one thing names the first places only', () => {
  const read = readBody(encode({ a: [] }));
  const long = readBody(Uint8Array.from([0xa1, 0x61, 0x61, 0x99, 1, 0, ...Array(256).fill(0xf7)]));

  expect(read).toMatchObject({ findings: [] });
  expect('findings' in long && long.findings).toHaveLength(20);
});

test('a member called __proto__ is a member', () => {
  const bytes = encode(JSON.parse('{"__proto__":{"polluted":true}}') as Json);
  const read = readBody(bytes);

  if (!('object' in read)) throw new Error(read.problem);
  expect(JSON.stringify(read.object)).toBe('{"__proto__":{"polluted":true}}');
  expect('polluted' in read.object).toBe(false);
});

test.each([
  ['a list', '80', 'not-map'],
  ['text', '6161', 'not-map'],
  ['a tagged map', 'd9d9f7a0', 'not-map'],
  ['a map with numbers as keys', 'a10102', 'key-not-text'],
  ['a map with bytes as keys', 'a1416102', 'key-not-text'],
  ['a map with such a map inside', 'a16161a1f602', 'key-not-text'],
])('%s is no structure', (_what, hex, problem) => {
  expect(readBody(fromHex(hex))).toMatchObject({ problem });
});
