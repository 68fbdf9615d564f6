import { type Model, type Reference, type Shape, UNIT } from './ast.ts';

/**
 * The model with what each mixin holds in the shapes that use it, and without `apply` statements.
 *
 * @throws Error when a mixin or what a statement applies to is not in the model.
 */
export function flatten(model: Model): Model {
  const applied = Object.entries(model.shapes).filter(([, { type }]) => type === 'apply');
  const shapes = { ...model.shapes };
  for (const [id, { traits }] of applied) {
    const [shapeId = '', member] = id.split('$');
    const shape = shapes[shapeId];
    if (member === undefined || !shape) throw new Error(`${id} applies traits to no member`);
    delete shapes[id];
    shapes[shapeId] = applyToMember(shape, member, traits);
  }
  const flat = { ...model, shapes };
  return {
    ...flat,
    shapes: Object.fromEntries(
      Object.entries(shapes).map(([id, shape]) => [id, withMixins(flat, shape)]),
    ),
  };
}

function applyToMember(shape: Shape, name: string, traits: Shape['traits']): Shape {
  const member: Reference = shape.members?.[name] ?? { target: UNIT };
  const changed = { ...member, traits: { ...member.traits, ...traits } };
  return { ...shape, members: { ...shape.members, [name]: changed } };
}

/** Members and traits of mixins come first, and the shape's own replace theirs (Smithy 2.0, Mixins). */
function withMixins(model: Model, shape: Shape): Shape {
  const { mixins = [], ...own } = shape;
  if (mixins.length === 0) return shape;
  const bases = mixins.map(({ target }) => {
    const base = model.shapes[target];
    if (!base) throw new Error(`the mixin ${target} is not in the model`);
    return withMixins(model, base);
  });
  const members = Object.assign({}, ...[...bases, own].map((base) => base.members));
  const { 'smithy.api#mixin': _mark, ...traits } = Object.assign(
    {},
    ...[...bases, own].map((base) => base.traits),
  );
  return { ...Object.assign({}, ...bases), ...own, members, traits };
}
