import type { JsonObject } from '../model/json.ts';

/** The objects in a list of an answer, by the list's member; anything else in it is passed over. */
export function listIn(body: JsonObject, member: string): JsonObject[] {
  const list = body[member];
  return Array.isArray(list)
    ? list.filter(
        (item): item is JsonObject =>
          typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}
