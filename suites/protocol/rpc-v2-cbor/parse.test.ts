import { describe, expect, test } from 'vitest';
import { fromHex } from './flaws.ts';
import { type Malformed, parse } from './parse.ts';
import { write } from './write.ts';

/** What hostile or broken peers send, and what is said of it: the problem and the byte. */
const HOSTILE: [what: string, hex: string, problem: Malformed, offset: number][] = [
  ['nothing', '', 'truncated', 0],
  ['a byte string of a gigabyte', '5a40000000', 'truncated', 0],
  ['a byte string of 2^63 bytes', '5b8000000000000000', 'truncated', 0],
  ['a text of 2^64-1 bytes', '7bffffffffffffffff', 'truncated', 0],
  ['a list of 2^63 items', '9b8000000000000000', 'truncated', 0],
  ['a list of four thousand million items', '9affffffff00', 'truncated', 0],
  ['a map of 2^64-1 pairs', 'bbffffffffffffffff', 'truncated', 0],
  ['a map of two pairs with three items', 'a26161016162', 'truncated', 6],
  ['a list of two items with one', '8200', 'truncated', 0],
  ['a text cut within a list', '8261616261', 'truncated', 3],
  ['a length cut', '5900', 'truncated', 0],
  ['a text cut', '6361', 'truncated', 0],
  ['a float cut', 'fb00000000000000', 'truncated', 0],
  ['a tag without content', 'c1', 'truncated', 1],
  ['an endless list', '9f', 'truncated', 1],
  ['an endless text', '7f6161', 'truncated', 3],
  ['an endless byte string of nothing', '5f404040', 'truncated', 4],
  ['an endless map after a key', 'bf6161', 'truncated', 3],
  ['a second item', '0000', 'trailing-bytes', 1],
  ['JSON', '7b226122', 'truncated', 0],
  ['a page of HTML', '3c68746d6c3e', 'reserved', 0],
  ['reserved 28', '1c', 'reserved', 0],
  ['reserved 29 as a length', '5d', 'reserved', 0],
  ['reserved 30 as a count', '819e', 'reserved', 1],
  ['reserved 28 of major type 7', 'fc', 'reserved', 0],
  ['an integer of indefinite length', '1f', 'reserved', 0],
  ['a negative integer of indefinite length', '3f', 'reserved', 0],
  ['a tag of indefinite length', 'df00', 'reserved', 0],
  ['a break alone', 'ff', 'unexpected-break', 0],
  ['a break in a list of one', '81ff', 'unexpected-break', 1],
  ['a break for a value', 'bf6161ff', 'unexpected-break', 3],
  ['a break within a tag', 'c1ff', 'unexpected-break', 1],
  ['a chunk of another type', '7f4161ff', 'bad-chunk', 1],
  ['a chunk that is a number', '5f01ff', 'bad-chunk', 1],
  ['a chunk of chunks', '7f7f6161ffff', 'bad-chunk', 1],
  ['a character cut in two by chunks', '7f61c361a9ff', 'not-utf8', 1],
  ['false in two bytes', 'f814', 'bad-simple', 0],
  ['a simple value below 32 in two bytes', 'f81f', 'bad-simple', 0],
  ['a lone continuation byte', '6180', 'not-utf8', 0],
  ['an overlong character', '62c080', 'not-utf8', 0],
  ['a surrogate', '63eda080', 'not-utf8', 0],
  ['a key that is no UTF-8', 'a161ff00', 'not-utf8', 1],
];

describe('malformed bytes are told by problem and offset', () => {
  test.each(HOSTILE)('%s', (_what, hex, problem, offset) => {
    expect(parse(fromHex(hex))).toEqual({ problem, offset });
  });
});

describe('nesting has an end', () => {
  test.each([
    ['lists', '81'],
    ['lists without end', '9f'],
    ['tags', 'c1'],
    ['maps as keys', 'a1'],
    ['maps', 'a160'],
  ])('of %s', (_what, hex) => {
    const levels = (count: number) => parse(fromHex(`${hex.repeat(count)}00`));
    const step = hex.length / 2;

    expect(levels(501)).toEqual({ problem: 'too-deep', offset: 500 * step });
    expect(levels(500_000)).toEqual({ problem: 'too-deep', offset: 500 * step });
    expect(levels(500)).not.toMatchObject({ problem: 'too-deep' });
  });
});

test('a body of many small items is given up before it fills the memory', () => {
  const items = new Uint8Array(1_000_005).fill(0x80);
  items.set(fromHex('9a000f4240'));

  expect(parse(items)).toMatchObject({ problem: 'too-many-items' });
  expect(parse(new Uint8Array(600_000).fill(0x60).fill(0x7f, 0, 1))).toMatchObject({
    problem: 'too-many-items',
  });
});

test('every way to write a length is read and written again as it was', () => {
  const forms = ['00', '1800', '190000', '1a00000000', '1b0000000000000000'];
  const strings = ['60', '7800', '790000', '7a00000000', '7b0000000000000000', '7fff', '7f60ff'];
  const containers = ['80', '9800', '9b0000000000000000', '9fff', 'a0', 'b90000', 'bfff'];
  for (const hex of [...forms, ...strings, ...containers, '1bffffffffffffffff', 'd80100']) {
    const parsed = parse(fromHex(hex));
    if ('problem' in parsed) throw new Error(`${hex}: ${parsed.problem}`);
    expect([...write(parsed.item)], hex).toEqual([...fromHex(hex)]);
  }
});

test('a list of many items is written as it was read', () => {
  const many = new Uint8Array(300_005).fill(0x01);
  many.set(fromHex('9a000493e0'));
  const parsed = parse(many);

  if ('problem' in parsed) throw new Error(parsed.problem);
  expect(Buffer.compare(write(parsed.item), many)).toBe(0);
});

test('an integer is exact, whatever its size, and a byte order mark is text', () => {
  expect(parse(fromHex('1b0020000000000001'))).toEqual({
    item: { kind: 'int', value: 9_007_199_254_740_993n, width: 8 },
  });
  expect(parse(fromHex('64efbbbf61'))).toEqual({
    item: { kind: 'text', value: '\ufeffa', width: 0 },
  });
});

test('a subarray is read from its own beginning', () => {
  const whole = fromHex('ffff1901f4ffff');

  expect(parse(whole.subarray(2, 5))).toEqual({ item: { kind: 'int', value: 500, width: 2 } });
});

test('a mistake in an item is not written as something else', () => {
  expect(() => write({ kind: 'int', value: 256, width: 1 })).toThrow(RangeError);
  expect(() => write({ kind: 'float', value: 0.1, width: 4 })).toThrow(RangeError);
});
