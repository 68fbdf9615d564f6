import type { Clause, ClauseKeyword, Evidence, Level, Schema } from './spec.ts';

/** Level, evidence and source of the clauses that a schema implies. */
export interface DerivationNotes {
  input: Provenance;
  output: Provenance;
  /** By clause id without the operation's name. */
  overrides: Record<string, Partial<Provenance>>;
}

interface Provenance {
  level: Level;
  evidence: Evidence;
  source: string;
}

const LIMITS = ['enum', 'minLength', 'maxLength', 'pattern', 'maxItems', 'maximum'] as const;

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
  side: 'input' | 'output',
  schema: Schema,
  notes: DerivationNotes,
): Clause[] {
  return [...walk(schema, [], side)].map(({ path, keyword, value }) => {
    const id = [side, ...path, keyword].join('/');
    return {
      id: `${operation}/${id}`,
      ...notes[side],
      ...notes.overrides[id],
      requirement: { kind: 'schema', side, path, keyword, value },
    };
  });
}

interface Place {
  path: string[];
  keyword: ClauseKeyword;
  value: string | number | string[];
}

function* walk(schema: Schema, path: string[], side: 'input' | 'output'): Generator<Place> {
  const types = [schema.type ?? []].flat();
  if (path.length > 0) {
    const values = types.filter((type) => type !== 'null');
    yield { path, keyword: 'type', value: values };
    if (side === 'input' && types.includes('null')) yield { path, keyword: 'null', value: values };
  }
  let limited = false;
  for (const keyword of LIMITS) {
    const value = schema[keyword];
    if (value === undefined) continue;
    limited = true;
    yield { path, keyword, value };
  }
  if (side === 'input' && limited) yield { path, keyword: 'accepts', value: '' };
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name)) {
      yield { path: [...path, name], keyword: 'required', value: name };
    }
    yield* walk(member, [...path, name], side);
  }
  if (schema.items) yield* walk(schema.items, [...path, 'items'], side);
}
