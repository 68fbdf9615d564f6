import type { Model, Reference, Shape } from './ast.ts';

/**
 * One model out of several: a shape that both have gets the members, operations, errors and traits
 * of each, the later one's last.
 *
 * @throws Error when both have a shape of one name and of different types, or a member of one name.
 */
export function mergeModels(first: Model, ...others: Model[]): Model {
  const shapes = { ...first.shapes };
  for (const [id, shape] of others.flatMap((other) => Object.entries(other.shapes))) {
    const own = shapes[id];
    shapes[id] = own ? mergeShapes(id, own, shape) : shape;
  }
  return { ...first, shapes };
}

function mergeShapes(id: string, own: Shape, added: Shape): Shape {
  if (own.type !== added.type && added.type !== 'apply') {
    throw new Error(`${id} is a ${own.type} in one model and a ${added.type} in the other`);
  }
  const twice = Object.keys(added.members ?? {}).find((name) => own.members?.[name]);
  if (twice) throw new Error(`${id} has the member ${twice} in both models`);
  return {
    ...own,
    ...((own.traits || added.traits) && { traits: { ...own.traits, ...added.traits } }),
    ...(added.members && { members: { ...own.members, ...added.members } }),
    ...joined('operations', own.operations, added.operations),
    ...joined('errors', own.errors, added.errors),
  };
}

function joined(name: string, own: Reference[] = [], added: Reference[] = []) {
  return added.length === 0 ? {} : { [name]: [...own, ...added] };
}
