import { expect, test } from 'vitest';
import { floatBytes, floatWidth, readFloat } from './float.ts';

function read(bytes: number[]): number {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  return readFloat(view, 0, bytes.length as 2 | 4 | 8);
}

// RFC 8949, appendix A.
test.each([
  [[0x00, 0x00], 0],
  [[0x3c, 0x00], 1],
  [[0x3e, 0x00], 1.5],
  [[0x7b, 0xff], 65_504],
  [[0x00, 0x01], 2 ** -24],
  [[0x04, 0x00], 2 ** -14],
  [[0xc4, 0x00], -4],
  [[0x7c, 0x00], Number.POSITIVE_INFINITY],
  [[0xfc, 0x00], Number.NEGATIVE_INFINITY],
])('%j is %d in half precision, both ways', (bytes, value) => {
  expect(read(bytes)).toBe(value);
  expect(floatBytes(value, 2)).toEqual(bytes);
});

test('every half is read and written again as it was, but for the payload of NaN', () => {
  for (let half = 0; half < 0x1_0000; half++) {
    const bytes = [half >> 8, half & 0xff];
    const value = read(bytes);
    const expected = Number.isNaN(value) ? [0x7e, 0x00] : bytes;
    const written = floatBytes(value, 2);
    if (written?.[0] !== expected[0] || written?.[1] !== expected[1]) {
      throw new Error(`${half.toString(16)} is ${value}, written as ${written}`);
    }
  }
  expect(read([0x7c, 0x01])).toBeNaN();
});

test('a number takes no fewer bytes than hold it exactly', () => {
  expect(floatWidth(1.5)).toBe(2);
  expect(floatWidth(1.5, 4)).toBe(4);
  expect(floatWidth(65_505)).toBe(4);
  expect(floatWidth(1 + 2 ** -11)).toBe(4);
  expect(floatWidth(2 ** -25)).toBe(4);
  expect(floatWidth(0.1)).toBe(8);
  expect(floatWidth(1e300)).toBe(8);
  expect(floatWidth(Number.NaN)).toBe(2);
  expect(floatBytes(65_536, 2)).toBeUndefined();
  expect(floatBytes(2 ** -25, 2)).toBeUndefined();
});
