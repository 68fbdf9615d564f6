import type { JsonObject } from '../../model/json.ts';
import { bytesItem, countWidth, itemOf, textItem } from './encode.ts';
import { type Item, NULL, smallest, UNDEFINED } from './item.ts';
import type { Flaw, Place, Spelling } from './spelling.ts';
import type { Typed } from './typed.ts';
import { write } from './write.ts';

/** A member that no operation knows. */
const UNKNOWN = 'NoSuchMember';
const utf8 = new TextEncoder();

/**
 * Encodes an input as no careful client does: in one way that a reader must take, or must refuse.
 *
 * @returns the bytes, or undefined where the place of the flaw holds nothing that it could be of
 */
export function encodeFlawed(
  value: JsonObject,
  spelling: Spelling,
  flaw: Flaw,
  typed?: Typed,
): Uint8Array | undefined {
  const root = itemOf(value, spelling, typed);
  switch (flaw.code) {
    case 'null-member':
    case 'undefined-member': {
      const simple = flaw.code === 'null-member' ? NULL : UNDEFINED;
      return write(
        withMember(root, spelling, flaw.name, { kind: 'simple', value: simple, width: 0 }),
      );
    }
    case 'duplicate-key':
      if (!Object.hasOwn(value, flaw.name)) return undefined;
      return write(
        withMember(
          root,
          spelling,
          flaw.name,
          itemOf(flaw.value, spelling, typed?.properties?.[flaw.name]),
        ),
      );
    case 'nested':
      return write(withMember(root, spelling, UNKNOWN, nested(flaw.levels)));
    case 'truncated': {
      const whole = write(root);
      return flaw.bytes > 0 && flaw.bytes <= whole.length
        ? whole.subarray(0, whole.length - flaw.bytes)
        : undefined;
    }
    case 'trailing':
      return Uint8Array.from([...write(root), ...fromHex(flaw.hex)]);
    default: {
      const changed = replaced(root, flaw.at, (item) => flawed(item, flaw, spelling));
      return changed && write(changed);
    }
  }
}

/** The bytes of hex digits. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function flawed(
  item: Item,
  flaw: Extract<Flaw, { at: Place }>,
  spelling: Spelling,
): Item | undefined {
  switch (flaw.code) {
    case 'tagged':
      return { kind: 'tag', tag: flaw.tag, width: smallest(flaw.tag), item };
    case 'untagged':
      return item.kind === 'tag' ? item.item : undefined;
    case 'bytes-for-text': {
      const text = textOf(item);
      return text === undefined ? undefined : bytesItem(utf8.encode(text), spelling);
    }
    case 'raw-text': {
      if (textOf(item) === undefined) return undefined;
      const raw = fromHex(flaw.hex);
      return { kind: 'text', value: '', raw, width: smallest(raw.length) };
    }
    case 'integer-key': {
      if (item.kind !== 'map') return undefined;
      const key: Item = { kind: 'int', value: flaw.key, width: smallest(flaw.key) };
      return withPair(item, spelling, key, { kind: 'simple', value: NULL, width: 0 });
    }
  }
}

function textOf(item: Item): string | undefined {
  if (item.kind === 'text') return item.value;
  if (item.kind !== 'chunks' || item.of !== 'text') return undefined;
  return item.chunks.map((chunk) => chunk.value).join('');
}

function withMember(root: Item, spelling: Spelling, name: string, value: Item): Item {
  return withPair(root, spelling, textItem(name, spelling), value);
}

function withPair(root: Item, spelling: Spelling, key: Item, value: Item): Item {
  if (root.kind !== 'map') return root;
  const pairs: [Item, Item][] = [...root.pairs, [key, value]];
  return { kind: 'map', pairs, width: countWidth(pairs.length, spelling) };
}

function nested(levels: number): Item {
  let item: Item = { kind: 'array', items: [], width: 0 };
  for (let level = 1; level < levels; level++) item = { kind: 'array', items: [item], width: 0 };
  return item;
}

function replaced(
  item: Item,
  [step, ...rest]: Place,
  change: (item: Item) => Item | undefined,
): Item | undefined {
  if (step === undefined) return change(item);
  if (item.kind === 'array' && typeof step === 'number') {
    const old = item.items[step];
    const next = old && replaced(old, rest, change);
    return next && { ...item, items: item.items.with(step, next) };
  }
  if (item.kind !== 'map') return undefined;
  const index = item.pairs.findIndex(([key]) => textOf(key) === step);
  const pair = item.pairs[index];
  const next = pair && replaced(pair[1], rest, change);
  return next && { ...item, pairs: item.pairs.with(index, [pair[0], next]) };
}
