import type { Resource } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { listIn } from '../protocol/listed.ts';

/** Every kind of thing, by kind. */
export type Resources = Record<string, Resource>;

/** What an answer lists of a kind. */
export function listed({ answers }: Resource, body: JsonObject): JsonObject[] {
  return listIn(body, answers.many);
}

/** The name that a thing shows. */
export function nameOf({ identifier }: Resource, thing: JsonObject): Json | undefined {
  return thing[identifier.at];
}

/** True where two names are one, in any letter case where the kind folds it. */
export function sameName(
  { identifier }: Resource,
  a: Json | undefined,
  b: Json | undefined,
): boolean {
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return identifier.letterCase === 'sensitive' ? left === right : sameText(left, right);
}

/** True for the same text in any letter case; what is no text is taken as it is written. */
export function sameText(a: Json, b: Json): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

/** The status of a thing: what has none is at rest. */
export function statusOf({ status }: Resource, thing: JsonObject): string {
  const word = status && thing[status.at];
  return typeof word === 'string' ? word : (status?.stable[0] ?? 'available');
}

/** True for a thing that is at rest: words in any letter case. */
export function isStable(resource: Resource, thing: JsonObject): boolean {
  const word = statusOf(resource, thing).toLowerCase();
  return !resource.status || resource.status.stable.includes(word);
}

/** True for a thing that is being deleted. */
export function isLeaving(resource: Resource, thing: JsonObject): boolean {
  return resource.status?.leaving.includes(statusOf(resource, thing).toLowerCase()) ?? false;
}

/** The input that reads one thing by its name. */
export function readInput({ identifier, whole }: Resource, name: Json): JsonObject {
  return { [identifier.member]: name, ...(whole as JsonObject | undefined) };
}

/**
 * The kinds in the order in which they are deleted: what refers to others goes before them.
 */
export function deletionOrder(resources: Resources): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (kind: string) => {
    const own = resources[kind];
    // Two kinds may refer to each other: then one of them is first.
    if (!own || seen.has(kind)) return;
    seen.add(kind);
    for (const other of Object.values(own.refers)) visit(other.kind);
    order.push(kind);
  };
  for (const kind of Object.keys(resources)) visit(kind);
  return order.reverse();
}

/** What operations make: the kind, and the member that names what is made. */
export function makersOf(resources: Resources): Map<string, { kind: string; member: string }[]> {
  const makers = new Map<string, { kind: string; member: string }[]>();
  for (const { kind, makes } of Object.values(resources)) {
    for (const [operation, member] of Object.entries(makes)) {
      makers.set(operation, [...(makers.get(operation) ?? []), { kind, member }]);
    }
  }
  return makers;
}

/** A thing's name as an answer to the call that made it shows it, where it shows one. */
export function answeredName(
  resources: Resources,
  kind: string,
  body: JsonObject,
): Json | undefined {
  const resource = resources[kind];
  const one = resource?.answers.one;
  const own = one === undefined ? undefined : body[one];
  if (!resource || typeof own !== 'object' || own === null || Array.isArray(own)) return undefined;
  return own[resource.identifier.at];
}
