import type { Json, JsonObject } from '../../model/json.ts';
import { listIn } from '../../protocol/listed.ts';

/** Tags as keys with values; what the service itself put there is left out. */
export type TagMap = Record<string, string>;

/** The tags of a list. */
export function tagMap(list: Json | undefined): TagMap {
  const own = (Array.isArray(list) ? (list as JsonObject[]) : []).filter(
    (tag) => !String(tag['Key']).startsWith('aws:'),
  );
  return Object.fromEntries(own.map((tag) => [String(tag['Key']), String(tag['Value'] ?? '')]));
}

/** The tags that an answer shows, or how many of them repeat a key. */
export function tagsShown(body: JsonObject, member: string): { tags: TagMap; repeated: number } {
  const list = listIn(body, member);
  const keys = list.map((tag) => String(tag['Key']));
  return { tags: tagMap(list), repeated: keys.length - new Set(keys).size };
}

/** True for the same keys with the same values. */
export function sameTags(a: TagMap, b: TagMap): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
