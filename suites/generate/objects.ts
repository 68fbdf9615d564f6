import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Domain, Draw } from './domain.ts';

/** Structures with their required members and any of the others; of a union, exactly one member. */
export function validObject(
  schema: Schema,
  domain: Domain,
  present: string[],
  path: string[],
  draw: Draw,
): fc.Arbitrary<Json> {
  const [next, ...rest] = present;
  const members: Record<string, fc.Arbitrary<Json>> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const place = [...path, name];
    if (name !== next && domain.without.includes(place.join('/'))) continue;
    members[name] = draw(member, name === next ? rest : [], place);
  }
  if (schema.maxProperties === 1) return unionOf(members, next);
  const required = Object.keys(members).filter(
    (name) => name === next || schema.required?.includes(name),
  );
  const objects = fc.record(members, {
    requiredKeys: required,
    noNullPrototype: true,
  });
  const pairs = exclusiveIn(domain, path).filter((pair) => pair.every((name) => members[name]));
  if (pairs.length === 0) return objects as fc.Arbitrary<Json>;
  return objects.map((value) => {
    let kept = value as JsonObject;
    for (const [a, b] of pairs) {
      if (a in kept && b in kept) kept = without(kept, b === next ? a : b);
    }
    return kept;
  });
}

function unionOf(
  members: Record<string, fc.Arbitrary<Json>>,
  next: string | undefined,
): fc.Arbitrary<Json> {
  const names = next === undefined ? Object.keys(members) : [next];
  const single = names.map((name) =>
    (members[name] ?? fc.constant(null)).map((value): Json => ({ [name]: value })),
  );
  return single.length === 0 ? fc.constant({}) : fc.oneof(...single);
}

/** The pairs of members of the object at `path`, by their names. */
function exclusiveIn({ exclusive }: Domain, path: string[]): [string, string][] {
  const prefix = path.map((part) => `${part}/`).join('');
  const nameOf = (place: string) => {
    const name = place.slice(prefix.length);
    return place.startsWith(prefix) && !name.includes('/') ? name : undefined;
  };
  return exclusive.flatMap(([a, b]): [string, string][] => {
    const [one, other] = [nameOf(a), nameOf(b)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
}

function without(object: JsonObject, name: string): JsonObject {
  const { [name]: _left, ...rest } = object;
  return rest;
}
