import type { JsonObject } from '../../../model/json.ts';

/** Tags as a map; a null value, an absent one and an empty one are not told apart on reading. */
export type Tags = Record<string, string>;

/**
 * One snapshot as the model sees it. `present` may still be settling unless `settled`; `leaving`
 * was deleted and may be gone already: only the answers tell.
 */
export interface Entry {
  phase: 'present' | 'leaving';
  settled: boolean;
  /** null where the model does not know them. */
  tags: Tags | null;
}

/** The namespace of snapshots: by name in lower case. Values are never changed in place. */
export type Namespace = ReadonlyMap<string, Entry>;

/** One call as the model reads it. */
export interface Command {
  operation: string;
  input: JsonObject;
  /** The answer: the fault's type, or the body of a success. */
  answer: { fault: string } | { body: JsonObject };
}

/** A namespace with another entry, or without it. */
export function having(state: Namespace, name: string, entry: Entry | null): Namespace {
  const next = new Map(state);
  if (entry) next.set(name, entry);
  else next.delete(name);
  return next;
}

/** A text that is equal for equal namespaces. */
export function keyOf(state: Namespace): string {
  return JSON.stringify([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tags of a request or of a TagList, as a map. */
export function readTags(list: unknown): Tags {
  const tags: Tags = {};
  for (const item of Array.isArray(list) ? list : []) {
    const { Key, Value } = item as { Key?: unknown; Value?: unknown };
    if (typeof Key === 'string') tags[Key] = typeof Value === 'string' ? Value : '';
  }
  return tags;
}

/** True where two maps of tags are the same. */
export function sameTags(a: Tags, b: Tags): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  );
}
