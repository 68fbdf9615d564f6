import { describe, expect, test } from 'vitest';
import { fromHex } from './flaws.ts';
import { bytesOf, hexDump, noted } from './notation.ts';
import { fromNotation } from './notation-read.ts';

/** Bytes and notation of RFC 8949, appendix A, with an indicator where a width is not the least. */
const VECTORS: [hex: string, notation: string][] = [
  ['00', '0'],
  ['17', '23'],
  ['1818', '24'],
  ['1903e8', '1000'],
  ['1a000f4240', '1000000'],
  ['1b000000e8d4a51000', '1000000000000'],
  ['1bffffffffffffffff', '18446744073709551615'],
  ['3bffffffffffffffff', '-18446744073709551616'],
  ['20', '-1'],
  ['3903e7', '-1000'],
  ['f90000', '0.0'],
  ['f98000', '-0.0'],
  ['f93c00', '1.0'],
  ['fb3ff199999999999a', '1.1'],
  ['fa47c35000', '100000.0'],
  ['fa7f7fffff', '3.4028234663852886e+38'],
  ['fb7e37e43c8800759c', '1.0e+300'],
  ['f90001', '5.960464477539063e-8'],
  ['fbc010666666666666', '-4.1'],
  ['f97c00', 'Infinity'],
  ['f97e00', 'NaN'],
  ['f9fc00', '-Infinity'],
  ['fa7f800000', 'Infinity_2'],
  ['fb7ff8000000000000', 'NaN_3'],
  ['f4', 'false'],
  ['f5', 'true'],
  ['f6', 'null'],
  ['f7', 'undefined'],
  ['f0', 'simple(16)'],
  ['f8ff', 'simple(255)'],
  ['c074323031332d30332d32315432303a30343a30305a', '0("2013-03-21T20:04:00Z")'],
  ['c11a514b67b0', '1(1363896240)'],
  ['c1fb41d452d9ec200000', '1(1363896240.5)'],
  ['d74401020304', "23(h'01020304')"],
  ['40', "h''"],
  ['60', '""'],
  ['62225c', '"\\"\\\\"'],
  ['62c3bc', '"ü"'],
  ['64f0908591', '"𐅑"'],
  ['80', '[]'],
  ['8301820203820405', '[1, [2, 3], [4, 5]]'],
  ['a0', '{}'],
  ['a201020304', '{1: 2, 3: 4}'],
  ['a26161016162820203', '{"a": 1, "b": [2, 3]}'],
  ['5f42010243030405ff', "(_ h'0102', h'030405')"],
  ['7f657374726561646d696e67ff', '(_ "strea", "ming")'],
  ['9fff', '[_ ]'],
  ['9f018202039f0405ffff', '[_ 1, [2, 3], [_ 4, 5]]'],
  ['bf61610161629f0203ffff', '{_ "a": 1, "b": [_ 2, 3]}'],
  ['bf6346756ef563416d7421ff', '{_ "Fun": true, "Amt": -2}'],
];

/** Widths that are not the least, which the appendix has none of. */
const WIDE: [hex: string, notation: string][] = [
  ['1800', '0_0'],
  ['190017', '23_1'],
  ['3a00000000', '-1_2'],
  ['1b0000000000000001', '1_3'],
  ['fb3ff8000000000000', '1.5_3'],
  ['fa3fc00000', '1.5_2'],
  ['780161', '"a"_0'],
  ['590000', "h''_1"],
  ['7fff', '""_'],
  ['5fff', "''_"],
  ['7f780161ff', '(_ "a"_0)'],
  ['980101', '[_0 1]'],
  ['ba00000000', '{_2 }'],
  ['d80100', '1_0(0)'],
];

describe('what is well-formed is noted so that it can be read, and loses nothing', () => {
  test.each([...VECTORS, ...WIDE])('%s is %s', (hex, notation) => {
    expect(noted(fromHex(hex))).toEqual({ cbor: notation });
    expect([...(bytesOf({ cbor: notation }) ?? [])]).toEqual([...fromHex(hex)]);
  });
});

test.each([
  ['malformed bytes', 'ff'],
  ['bytes behind the item', '0000'],
  ['a NaN with a payload', 'f97c01'],
  ['nothing', ''],
])('%s are noted in base64', (_what, hex) => {
  const note = noted(fromHex(hex));

  expect(note).toHaveProperty('base64');
  expect([...(bytesOf(note) ?? [9])]).toEqual([...fromHex(hex)]);
});

describe('a damaged note is none', () => {
  test.each([
    '',
    '1 ',
    '[1,2]',
    '[1, 2',
    '[1, ]',
    '{"a" 1}',
    '{"a": }',
    '"a',
    '"\u0001"',
    "h'0'",
    "h'0G'",
    '24_4',
    '256_0',
    '256_0"a"',
    '0.1_1',
    '0.1_0',
    '1(2',
    '-1(2)',
    'simple(256)',
    '(_ )',
    '(_ "a", h\'00\')',
    '18446744073709551616',
    '-18446744073709551617',
    'nul',
    `${'['.repeat(100_000)}`,
    `${'1('.repeat(600)}1${')'.repeat(600)}`,
  ])('%s', (text) => {
    expect(fromNotation(text)).toBeUndefined();
  });
});

test('a base64 note that is damaged has no bytes', () => {
  expect(bytesOf({ base64: '*' })).toBeUndefined();
});

test('bytes are shown sixteen to a line, with their ASCII', () => {
  expect(hexDump(fromHex('bf6653746174757366616374697665ff00'))).toBe(
    [
      '0000  bf 66 53 74 61 74 75 73 66 61 63 74 69 76 65 ff  .fStatusfactive.',
      '0010  00                                               .',
    ].join('\n'),
  );
  expect(hexDump(new Uint8Array(20), 4)).toBe(
    `0000  00 00 00 00${' '.repeat(36)}  ....\n… 16 more`,
  );
});
