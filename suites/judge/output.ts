import type { Clause, Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';
import { broken, HOLDS, type Judgement } from '../model/judgement.ts';
import type { Step } from '../model/trace.ts';
import { readReply } from '../protocol/reply.ts';
import { brokenKeywords, withoutNulls } from './validate.ts';

/** A clause on a member of the response, by its path and keyword. */
export interface OutputClause {
  clause: Clause;
  /** Path and keyword joined by `/`. */
  key: string;
  keyword: string;
  /** The place whose presence lets the clause be tested: a required member's is its parent. */
  place: string;
  /** The key of the clause on the member's type, which goes before all others but `required`. */
  typeKey: string;
}

/** Which of the clauses speak of the response's schema. */
export function outputClauses(clauses: Clause[]): OutputClause[] {
  return clauses.flatMap((clause) => {
    const { requirement } = clause;
    if (requirement.kind !== 'schema' || requirement.side !== 'output') return [];
    const { path, keyword } = requirement;
    const own = path.join('/');
    const place = keyword === 'required' ? path.slice(0, -1).join('/') : own;
    return [{ clause, keyword, key: `${own}/${keyword}`, place, typeKey: `${own}/type` }];
  });
}

/**
 * Holds a successful response to its schema, recursively.
 *
 * @returns a judgement per clause whose member is there; a member that is absent is not tested,
 *   except by the clause that requires it
 */
export function output(
  step: Step,
  schema: Schema,
  clauses: OutputClause[],
): [clause: string, judgement: Judgement][] {
  const reply = readReply(step.exchange);
  if (reply.kind !== 'success') return [];
  const body = withoutNulls(reply.body);
  const found = brokenKeywords(schema, body);
  const present = presentPlaces(body);
  const judgements: [string, Judgement][] = [];
  for (const { clause, keyword, key, place, typeKey } of clauses) {
    if (!present.has(place)) continue;
    const isOnType = keyword === 'type' || keyword === 'required';
    if (!isOnType && found.has(typeKey)) continue;
    const broke = found.get(key);
    const { requirement } = clause;
    if (!broke || requirement.kind !== 'schema') {
      judgements.push([clause.id, HOLDS]);
      continue;
    }
    const { value } = requirement;
    const actual =
      keyword === 'required'
        ? ({ code: 'member-absent', at: broke.at } as const)
        : ({ code: 'value', at: broke.at, value: broke.value } as const);
    judgements.push([
      clause.id,
      broken({ code: 'keyword', keyword: requirement.keyword, value }, actual),
    ]);
  }
  return judgements;
}

function presentPlaces(value: Json): Set<string> {
  const places = new Set<string>();
  const visit = (node: Json, path: string) => {
    places.add(path);
    if (node === null || typeof node !== 'object') return;
    for (const [name, member] of Object.entries(node)) {
      const part = Array.isArray(node) ? 'items' : name;
      visit(member, path === '' ? part : `${path}/${part}`);
    }
  };
  visit(value, '');
  return places;
}
