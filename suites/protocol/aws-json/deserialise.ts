import type { Json } from '../../model/json.ts';

/** What a client makes of JSON: the same, but for points in time. */
export type Deserialised = string | number | boolean | Date | Deserialised[] | DeserialisedObject;

/** An object as a client returns it. */
export interface DeserialisedObject {
  [member: string]: Deserialised;
}

/** Members that the service model declares as timestamps: epoch seconds on the wire. */
const TIMESTAMPS = new Set(['SnapshotCreationTime']);
const MS = 1000;

/** A JSON object as an SDK returns it: timestamps as dates, members that are null left out. */
export function deserialise(value: { [member: string]: Json }): DeserialisedObject {
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, read(name, member)]));
}

function read(name: string, value: Json): Deserialised {
  if (TIMESTAMPS.has(name) && typeof value === 'number') return new Date(Math.round(value * MS));
  if (Array.isArray(value)) return value.map((item) => read('', item));
  if (value === null) return [];
  return typeof value === 'object' ? deserialise(value) : value;
}
