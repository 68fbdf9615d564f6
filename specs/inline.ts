import { readSpec } from './data.ts';
import type { Schema } from './spec.ts';

/** How often a structure may stand within itself. */
const ROUNDS = 3;

/**
 * Reads a schema and puts what each `$ref` names in its place.
 *
 * What holds itself ends after three rounds: an optional member beyond is left out, a list or map of
 * what is beyond says nothing of what it holds.
 *
 * @param path - of the file, below `specs/`
 * @param read - reads a file by such a path
 * @returns a schema free of `$ref`, `anyOf` and `$comment`
 * @throws Error when a `$ref` leads nowhere, or when a structure cannot but hold itself for ever
 */
export function inline(path: string, read: (path: string) => Schema = readSpec): Schema {
  const whole = resolve(read(path), { read, base: path, trail: [path] });
  if (!whole) throw new Error(`${path} holds itself without end`);
  return whole;
}

interface Context {
  read: (path: string) => Schema;
  /** The file that is being read: what its references start from. */
  base: string;
  /** The files that stand around this place, outermost first. */
  trail: string[];
}

/** Undefined where the schema is beyond the last round. */
function resolve(schema: Schema, context: Context): Schema | undefined {
  if (schema.$ref) return refer(schema.$ref, context);
  const branch = schema.anyOf?.find(({ type }) => type !== 'null');
  if (branch) {
    const own = resolve(branch, context);
    return own && { ...own, type: [...[own.type ?? []].flat(), 'null'] };
  }
  const { $id, $schema, $comment, properties, items, additionalProperties, ...rest } = schema;
  const members: Record<string, Schema> = {};
  for (const [name, member] of Object.entries(properties ?? {})) {
    const own = resolve(member, context);
    if (own) members[name] = own;
    else if (schema.required?.includes(name)) return undefined;
  }
  const held = items && resolve(items, context);
  const values = additionalProperties && resolve(additionalProperties, context);
  // A list or map of what is beyond can be empty, unless it has a least size.
  if (items && !held && schema.minItems) return undefined;
  if (additionalProperties && !values && schema.minProperties) return undefined;
  return {
    ...rest,
    ...(properties && { properties: members }),
    ...(held && { items: held }),
    ...(values && { additionalProperties: values }),
  };
}

function refer($ref: string, { read, base, trail }: Context): Schema | undefined {
  const path = new URL($ref, `file:///${base}`).pathname.slice(1);
  if (trail.filter((own) => own === path).length >= ROUNDS) return undefined;
  return resolve(read(path), { read, base: path, trail: [...trail, path] });
}
