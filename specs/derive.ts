import type { Clause, ClauseKeyword, Evidence, Level, Schema } from './spec.ts';

/** Level, evidence and source of the clauses that a schema implies. */
export interface DerivationNotes {
  input: Provenance;
  output: Provenance;
  /** By clause id without the operation's name. */
  overrides: Record<string, Partial<Provenance>>;
  /** What is known of one place beyond its side; null where nothing is required of it. */
  known?: (implied: Implied, side: Side) => Partial<Provenance> | null | undefined;
}

export type Side = 'input' | 'output';

interface Provenance {
  level: Level;
  evidence: Evidence;
  source: string;
}

/** What one keyword implies at one place. */
export interface Implied {
  /** Member names from the root, as in a requirement. */
  path: string[];
  /** `Structure/Member`, then `items` and the like: the same for all that hold the structure. */
  place: string;
  keyword: ClauseKeyword;
  value: string | number | string[];
  /** The schema there. */
  schema: Schema;
}

/** The keywords that limit a value. */
export const LIMITS = [
  ...(['enum', 'minLength', 'maxLength', 'pattern', 'minItems', 'maxItems'] as const),
  ...(['uniqueItems', 'minimum', 'maximum', 'minProperties', 'maxProperties'] as const),
] as const;

/**
 * Derives the clauses that a schema implies, one per keyword and place.
 *
 * The root's own `type` is left out: that the body is an object is the protocol's clause.
 *
 * @param operation - name of the operation, first part of every id
 * @param side - `input` for a request schema, `output` for a response schema
 * @param schema - the schema, free of `$ref`
 * @param notes - level, evidence and source
 */
export function deriveClauses(
  operation: string,
  side: Side,
  schema: Schema,
  notes: DerivationNotes,
): Clause[] {
  return implied(schema, side).flatMap((own): Clause[] => {
    const { path, keyword, value } = own;
    const known = notes.known?.(own, side);
    if (known === null) return [];
    const id = [side, ...path, keyword].join('/');
    return [
      {
        id: `${operation}/${id}`,
        ...notes[side],
        ...known,
        ...notes.overrides[id],
        requirement: { kind: 'schema', side, path, keyword, value },
      },
    ];
  });
}

/** What a schema, free of `$ref`, implies at each of its places. */
export function implied(schema: Schema, side: Side): Implied[] {
  return [...walk(schema, [], '', side)];
}

function* walk(schema: Schema, path: string[], place: string, side: Side): Generator<Implied> {
  const types = [schema.type ?? []].flat();
  const values = types.filter((type) => type !== 'null');
  const here = { path, place, schema };
  if (path.length > 0 && values.length > 0) {
    yield { ...here, keyword: 'type', value: values };
    if (side === 'input' && types.includes('null')) {
      yield { ...here, keyword: 'null', value: values };
    }
  }
  let limited = false;
  for (const keyword of LIMITS) {
    const value = schema[keyword];
    if (value === undefined || value === false) continue;
    limited = true;
    yield { ...here, keyword, value: value === true ? '' : value };
  }
  if (side === 'input' && limited) yield { ...here, keyword: 'accepts', value: '' };
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const inner = { path: [...path, name], place: `${schema.title ?? place}/${name}` };
    if (schema.required?.includes(name)) {
      yield { ...inner, schema: member, keyword: 'required', value: name };
    }
    yield* walk(member, inner.path, inner.place, side);
  }
  for (const step of ['items', 'propertyNames', 'additionalProperties'] as const) {
    const held = schema[step];
    if (held) yield* walk(held, [...path, step], `${place}/${step}`, side);
  }
}
