import type { JsonObject } from '../model/json.ts';

/** What a Describe answer lists. */
export function listedIn(body: JsonObject, operation: string): JsonObject[] {
  const list = body[operation.replace('Describe', '')];
  return Array.isArray(list)
    ? list.filter(
        (item): item is JsonObject =>
          typeof item === 'object' && item !== null && !Array.isArray(item),
      )
    : [];
}
