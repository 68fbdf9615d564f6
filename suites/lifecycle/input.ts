import fc from 'fast-check';
import type { Clause, RejectionKind, Schema } from '../../specs/spec.ts';
import { accepts } from '../generate/accepts/index.ts';
import { ordinaryOf } from '../generate/ordinary.ts';
import { brokenValues, compared, replaced, violations } from '../generate/pairs.ts';
import { ABSENT, schemaAt } from '../generate/place.ts';
import type { Json } from '../model/json.ts';
import { borrowedBy, type CaseContext, TAG_QUOTA } from './context.ts';
import type { Experiment } from './experiment.ts';
import { knownValues } from './known-values.ts';
import { acceptance, rejection } from './pair-experiment.ts';

/** Experiments for the clauses that the request's schema implies: breaking and keeping each keyword. */
export function inputCases(clause: Clause, context: CaseContext): Experiment[] {
  const { requirement } = clause;
  const [member = ''] = requirement.kind === 'schema' ? requirement.path : [];
  const value = context.family ? undefined : knownValues(context.spec, context.resource)[member];
  const more = value === undefined ? [] : borrowedBy({ [member]: value });
  return casesOf(clause, context).map((own) =>
    more.length === 0 ? own : { ...own, borrows: [...new Set([...own.borrows, ...more])] },
  );
}

function casesOf(clause: Clause, context: CaseContext): Experiment[] {
  const { requirement } = clause;
  if (requirement.kind !== 'schema' || requirement.side !== 'input') return [];
  const { path, keyword } = requirement;
  const { spec, domain } = context;
  const [member = ''] = path;
  if (path.length > 1 && isBare(context, member)) return [];
  const mark = markAt(context, member);
  if (keyword === 'null') {
    // What the plainest call holds is needed, whatever the schema says.
    if (isPlain(context, path)) return [];
    const pairs = compared(spec.request, path, fc.constant(null), ABSENT, domain);
    return [acceptance(context, clause.id, 'null', pairs)];
  }
  if (keyword === 'accepts') {
    if (mark !== undefined) return nameCases(context, clause.id, member, mark);
    if (namesOther(context, member)) return [];
    const place = schemaAt(spec.request, path);
    const ordinary = ordinaryAt(context, path, place);
    return accepts(place, domain, path, TAG_QUOTA).map(({ name, values }) =>
      acceptance(context, clause.id, name, compared(spec.request, path, values, ordinary, domain)),
    );
  }
  const types = spec.rejectionsByClause[clause.id] ?? spec.rejections[kindOf(keyword)];
  if (keyword !== 'required' && mark !== undefined) {
    // A name that is wrong begins as every name of the run does: it may be taken for good.
    return brokenValues(spec.request, path, keyword, domain).map(({ name, values }) => {
      const marked = values.map((value) =>
        typeof value === 'string' && value !== '' ? mark + value : value,
      );
      const pairs = replaced(spec.request, path, marked, domain);
      return rejection(context, clause.id, name, pairs, types);
    });
  }
  if (keyword !== 'required' && isBare(context, member)) {
    // Nothing is known of an ordinary value: the twin leaves the member out.
    return brokenValues(spec.request, path, keyword, domain).map(({ name, values }) =>
      rejection(
        context,
        clause.id,
        name,
        compared(spec.request, path, values, ABSENT, domain),
        types,
      ),
    );
  }
  return violations(spec.request, path, keyword, domain).map(({ name, pairs }) =>
    rejection(context, clause.id, name, pairs, types),
  );
}

/** The mark that stands for a name in a member of the plainest call; undefined where it names nothing. */
function markAt({ plain, family }: CaseContext, member: string): string | undefined {
  const value = plain[member];
  const [first] = Array.isArray(value) ? value : [value];
  const isMark = typeof first === 'string' && /^\{[a-z][a-z -]*\}$/.test(first);
  return isMark && !family ? first : undefined;
}

/** True for a member that names another thing: a made-up name is refused, however it is written. */
function namesOther({ resource, family }: CaseContext, member: string): boolean {
  return !family && (member in resource.refers || `${member}[]` in resource.refers);
}

/** Names of a thing that is made, in the letters that all kinds take; other names are of what is there. */
function nameCases(
  context: CaseContext,
  clause: string,
  member: string,
  mark: string,
): Experiment[] {
  if (!mark.startsWith('{new')) return [];
  const { spec, domain } = context;
  const ways: [name: string, ends: string[]][] = [
    ['letters-and-digits', ['', 'a', '7', 'b2c']],
    ['hyphens', ['-a', '-1-b']],
    ['upper-case', ['A', 'Bz', 'ZZ9']],
  ];
  return ways.map(([name, ends]) => {
    const values = fc.constantFrom(...ends).map((end): Json => mark + end);
    return acceptance(
      context,
      clause,
      name,
      compared(spec.request, [member], values, mark, domain),
    );
  });
}

/** True for a place that the plainest call fills, or an ordinary value of its member. */
function isPlain({ spec, resource, plain, family }: CaseContext, path: string[]): boolean {
  const known = path.length > 1 && !family ? knownValues(spec, resource) : {};
  let here: Json | undefined = { ...known, ...plain };
  for (const part of family ? ['none of it'] : path) {
    if (Array.isArray(here) && part === 'items') here = here[0];
    else if (here === null || typeof here !== 'object' || Array.isArray(here)) return false;
    else here = here[part];
  }
  return here !== undefined;
}

/** An optional member of which no ordinary value is known. */
function isBare({ spec, domain, family }: CaseContext, member: string): boolean {
  if (family || spec.request.required?.includes(member)) return false;
  return domain.fixed[member] === undefined;
}

function kindOf(keyword: string): RejectionKind {
  return keyword === 'required' || keyword === 'type' ? keyword : 'constraint';
}

/** Names nothing: drawn anew each time, so that nobody can make a bucket of this name and wait. */
const madeUp = fc.string({ unit: fc.constantFrom(...'abcxyz'), minLength: 24, maxLength: 24 });

/**
 * An ordinary value at a place: the user's for a member, a plain one within it. Where an endpoint
 * looks for keys and buckets, what the limits allow is refused all the same, since it is not there;
 * a twin that names nothing either is refused with it, and then nothing is proven.
 */
function ordinaryAt(
  { ordinary, foreign }: CaseContext,
  path: string[],
  place: Schema,
): Json | fc.Arbitrary<Json> {
  if (path.length === 1 && foreign.includes(path[0] ?? '')) return madeUp;
  const users = path.length === 1 ? ordinary[path[0] ?? ''] : undefined;
  return users ?? ordinaryOf(place);
}
