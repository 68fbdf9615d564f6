import fc from 'fast-check';
import type { Json } from '../../model/json.ts';
import type { BytesItem, Item, TextItem, Width } from './item.ts';
import { argumentOf, smallest } from './item.ts';

const least = fc.constantFrom<Width>(0, 1, 2, 4, 8);
const widened = (argument: number | bigint, wanted: Width): Width => {
  const own = smallest(argument);
  return wanted > own ? wanted : own;
};

const text: fc.Arbitrary<TextItem> = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 30 }), least)
  .map(([value, width]) => ({
    kind: 'text',
    value,
    width: widened(new TextEncoder().encode(value).length, width),
  }));
const bytes: fc.Arbitrary<BytesItem> = fc
  .tuple(fc.uint8Array({ maxLength: 30 }), least)
  .map(([value, width]) => ({ kind: 'bytes', value, width: widened(value.length, width) }));

/** Every kind of data item, spelled in every way. */
export const items: fc.Arbitrary<Item> = fc.letrec<{ item: Item; scalar: Item }>((tie) => ({
  scalar: fc.oneof(
    fc.tuple(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -70_000, max: 70_000 })), least).map(
      ([value, width]): Item => ({
        kind: 'int',
        value: Object.is(value, -0) ? 0 : value,
        width: widened(argumentOf(value), width),
      }),
    ),
    fc
      .bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n })
      .chain((value) => fc.constantFrom(value, -1n - value))
      .map((value): Item => ({ kind: 'int', value, width: 8 })),
    fc.double().map((value): Item => ({ kind: 'float', value, width: 8 })),
    fc.float().map((value): Item => ({ kind: 'float', value, width: 4 })),
    fc.integer({ min: -2048, max: 2047 }).map(
      (value): Item => ({
        kind: 'float',
        value: value / 16,
        width: 2,
      }),
    ),
    text,
    bytes,
    fc
      .array(text, { maxLength: 3 })
      .map((chunks): Item => ({ kind: 'chunks', of: 'text', chunks })),
    fc
      .array(bytes, { maxLength: 3 })
      .map((chunks): Item => ({ kind: 'chunks', of: 'bytes', chunks })),
    fc.constantFrom(0, 19, 20, 21, 22, 23).map(
      (value): Item => ({
        kind: 'simple',
        value,
        width: 0,
      }),
    ),
    fc.integer({ min: 32, max: 255 }).map((value): Item => ({ kind: 'simple', value, width: 1 })),
  ),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('scalar'),
    fc.tuple(fc.array(tie('item'), { maxLength: 4 }), fc.option(least)).map(
      ([own, width]): Item => ({
        kind: 'array',
        items: own,
        width: width === null ? null : widened(own.length, width),
      }),
    ),
    fc.tuple(fc.array(fc.tuple(tie('item'), tie('item')), { maxLength: 4 }), fc.option(least)).map(
      ([pairs, width]): Item => ({
        kind: 'map',
        pairs,
        width: width === null ? null : widened(pairs.length, width),
      }),
    ),
    fc
      .tuple(fc.oneof(fc.nat(300), fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n })), tie('item'))
      .map(([tag, item]): Item => ({ kind: 'tag', tag, width: widened(tag, 1), item })),
  ),
})).item;

/** Values of JSON as a service has them. */
export const values: fc.Arbitrary<{ [member: string]: Json }> = fc.dictionary(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }) as fc.Arbitrary<Json>,
  { maxKeys: 5 },
);
