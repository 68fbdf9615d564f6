import type { Model, Shape } from './ast.ts';

/** The shapes of Smithy's prelude, by their names below `smithy.api`. */
const PRELUDE: Record<string, string> = {
  ...same('String Blob Boolean Byte Short Integer Long Float Double BigInteger BigDecimal'),
  ...same('Timestamp Document'),
  ...primitive('Boolean Byte Short Integer Long Float Double'),
  Unit: 'structure',
};

/**
 * The shape of an id.
 *
 * @throws Error when neither the model nor the prelude has it.
 */
export function shapeOf(model: Model, id: string): Shape {
  const own = model.shapes[id];
  if (own) return own;
  const type = id.startsWith('smithy.api#') ? PRELUDE[id.slice('smithy.api#'.length)] : undefined;
  if (type === undefined) throw new Error(`the model has no shape ${id}`);
  return { type };
}

function same(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, lowered(name)]));
}

function primitive(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [`Primitive${name}`, lowered(name)]));
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
