import type { Json } from '../../suites/model/json.ts';
import type { RecordedStep } from '../../suites/model/run-record.ts';
import type { Place } from './json-view.ts';

/** Deeper members are not looked for. */
const DEEPEST = 12;

/** The value at a place of a step's response, or undefined. */
export function find(step: RecordedStep, place: Place): Json | undefined {
  let value = bodyOf(step);
  for (const part of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, part) ? (value as Record<string, Json>)[part] : undefined;
  }
  return value;
}

/** Every place of a step's response whose last parts are these, in order. */
export function findAll(step: RecordedStep, tail: string[]): Place[] {
  const found: Place[] = [];
  const walk = (value: Json | undefined, place: Place) => {
    const last = place.slice(-tail.length);
    if (place.length > 0 && tail.every((part, index) => part === String(last[index]))) {
      found.push(place);
    }
    if (typeof value !== 'object' || value === null || place.length > DEEPEST) return;
    const entries: [string | number, Json][] = Array.isArray(value)
      ? [...value.entries()]
      : Object.entries(value);
    for (const [name, member] of entries) walk(member, [...place, name]);
  };
  walk(bodyOf(step), []);
  return found;
}

function bodyOf({ response }: RecordedStep): Json | undefined {
  if ('failure' in response || response.encoding !== 'utf8') return undefined;
  try {
    return JSON.parse(response.body) as Json;
  } catch {
    return undefined;
  }
}
