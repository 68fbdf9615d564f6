import type { Json, JsonObject } from '../../model/json.ts';
import { toBase64 } from './base64.ts';
import { type Finding, type Findings, noFindings, note } from './findings.ts';
import { argumentOf, FALSE, type Item, NULL, smallest, TRUE, UNDEFINED } from './item.ts';
import { bigNumber } from './numbers.ts';
import { memberOf, type Sort, sortOf, type Typed } from './typed.ts';

/** A data item as JSON, and how it was spelled; or the place of a key that is no text. */
export type Values =
  | { value: Json; findings: Finding[] }
  | { problem: 'key-not-text'; findings: Finding[] };

interface Reading extends Findings {
  badKey: boolean;
}

/**
 * A data item as the JSON that awsJson1_1 would have sent: byte strings in base64, points in time
 * as epoch seconds, numbers that are not finite by name, undefined as null. The last of duplicate
 * keys counts, as in JSON.
 *
 * @param typed - what the contract says of the value; without it, no finding is about types
 */
export function valuesOf(item: Item, typed?: Typed): Values {
  const reading: Reading = { ...noFindings(), badKey: false };
  const value = toJson(item, typed, reading);
  const { list: findings } = reading;
  return reading.badKey ? { problem: 'key-not-text', findings } : { value, findings };
}

function toJson(item: Item, typed: Typed | undefined, reading: Reading): Json {
  const sort = sortOf(typed);
  switch (item.kind) {
    case 'int':
      if (item.width > smallest(argumentOf(item.value))) note(reading, 'not-smallest-integer');
      return plain(Number(item.value), sort, reading);
    case 'float':
      if (item.width === 2) note(reading, 'half-float');
      if (sort === 'integer') note(reading, 'float-for-integer');
      return plain(item.value, sort, reading);
    case 'text':
    case 'bytes':
    case 'chunks':
      return string(item, sort, reading);
    case 'array':
      if (item.width === null) note(reading, 'indefinite');
      return item.items.map((one, index) => below(index, one, typed?.items, reading));
    case 'map':
      if (item.width === null) note(reading, 'indefinite');
      return object(item.pairs, typed, reading);
    case 'tag':
      return tagged(item.tag, item.item, typed, reading);
    case 'simple':
      return simple(item.value, reading);
  }
}

function below(
  step: string | number,
  item: Item,
  typed: Typed | undefined,
  reading: Reading,
): Json {
  reading.path.push(step);
  if (item.kind === 'simple' && item.value === UNDEFINED) {
    note(reading, typeof step === 'number' ? 'undefined-item' : 'undefined-member');
  } else if (item.kind === 'simple' && item.value === NULL && typeof step === 'string') {
    note(reading, 'null-member');
  }
  const value = toJson(item, typed, reading);
  reading.path.pop();
  return value;
}

function plain(value: number, sort: Sort | undefined, reading: Reading): Json {
  if (sort === 'time') note(reading, 'untagged-time');
  return finite(value, reading);
}

/** Smithy names these in JSON, and so do we: `NaN`, `Infinity`, `-Infinity`. */
function finite(value: number, reading: Reading): Json {
  if (Number.isFinite(value)) return value;
  note(reading, 'not-finite');
  return String(value);
}

function string(
  item: Extract<Item, { kind: 'text' | 'bytes' | 'chunks' }>,
  sort: Sort | undefined,
  reading: Reading,
): Json {
  if (item.kind === 'chunks') note(reading, 'chunked');
  const text = textOf(item);
  if (text !== undefined) {
    if (sort === 'blob') note(reading, 'text-for-bytes');
    return text;
  }
  if (sort === 'text') note(reading, 'bytes-for-text');
  return toBase64(bytesOf(item));
}

function textOf(item: Item): string | undefined {
  if (item.kind === 'text') return item.value;
  if (item.kind !== 'chunks' || item.of !== 'text') return undefined;
  return item.chunks.map((chunk) => chunk.value).join('');
}

function bytesOf(item: Item): Uint8Array {
  const parts = item.kind === 'chunks' ? item.chunks : [item];
  const bytes = parts.map((part) => (part.kind === 'bytes' ? part.value : new Uint8Array()));
  const whole = new Uint8Array(bytes.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function object(pairs: [Item, Item][], typed: Typed | undefined, reading: Reading): JsonObject {
  const read: JsonObject = {};
  for (const [key, item] of pairs) {
    const name = textOf(key);
    if (name === undefined) {
      reading.badKey = true;
      continue;
    }
    const value = below(name, item, typed && memberOf(typed, name), reading);
    if (Object.hasOwn(read, name)) {
      reading.path.push(name);
      note(reading, 'duplicate-key');
      reading.path.pop();
    }
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(read, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return read;
}

function tagged(
  tag: number | bigint,
  item: Item,
  typed: Typed | undefined,
  reading: Reading,
): Json {
  if (tag === 1) return time(item, sortOf(typed), reading);
  if (tag === 0) {
    note(reading, textOf(item) === undefined ? 'bad-time' : 'text-time');
    return toJson(item, undefined, reading);
  }
  if (typeof tag === 'number' && tag >= 2 && tag <= 5) {
    const number = bigNumber(tag, item);
    note(reading, number === undefined ? 'bad-number' : 'big-number');
    return number === undefined ? toJson(item, undefined, reading) : finite(number, reading);
  }
  note(reading, 'unknown-tag');
  return toJson(item, typed, reading);
}

function time(item: Item, sort: Sort | undefined, reading: Reading): Json {
  if (sort !== undefined && sort !== 'time') note(reading, 'time-for-plain');
  if (item.kind !== 'int' && item.kind !== 'float') note(reading, 'bad-time');
  // A double near the present resolves a quarter of a microsecond, which rounds to this.
  else if (item.kind === 'float' && Math.abs(thousandths(item.value)) > 1e-3) {
    note(reading, 'finer-than-milliseconds');
  }
  return toJson(item, undefined, reading);
}

function thousandths(seconds: number): number {
  return seconds * 1000 - Math.round(seconds * 1000);
}

function simple(value: number, reading: Reading): Json {
  if (value === FALSE || value === TRUE) return value === TRUE;
  if (value !== NULL && value !== UNDEFINED) note(reading, 'unassigned-simple');
  return null;
}
