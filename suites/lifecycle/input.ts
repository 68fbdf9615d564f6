import fc from 'fast-check';
import type { Clause, RejectionKind, Schema } from '../../specs/spec.ts';
import { accepts } from '../generate/accepts/index.ts';
import { ordinaryOf } from '../generate/ordinary.ts';
import { brokenValues, compared, violations } from '../generate/pairs.ts';
import { ABSENT, schemaAt } from '../generate/place.ts';
import type { Json } from '../model/json.ts';
import { type CaseContext, TAG_QUOTA } from './context.ts';
import type { Experiment } from './experiment.ts';
import { acceptance, rejection } from './pair-experiment.ts';

/** Experiments for the clauses that the request's schema implies: breaking and keeping each keyword. */
export function inputCases(clause: Clause, context: CaseContext): Experiment[] {
  const { requirement } = clause;
  if (requirement.kind !== 'schema' || requirement.side !== 'input') return [];
  const { path, keyword } = requirement;
  const { spec, domain } = context;
  const [member = ''] = path;
  if (path.length > 1 && isBare(context, member)) return [];
  if (keyword === 'null') {
    const pairs = compared(spec.request, path, fc.constant(null), ABSENT, domain);
    return [acceptance(context, clause.id, 'null', pairs)];
  }
  if (keyword === 'accepts') {
    const place = schemaAt(spec.request, path);
    const ordinary = ordinaryAt(context, path, place);
    return accepts(place, domain, path, TAG_QUOTA).map(({ name, values }) =>
      acceptance(context, clause.id, name, compared(spec.request, path, values, ordinary, domain)),
    );
  }
  const types = spec.rejectionsByClause[clause.id] ?? spec.rejections[kindOf(keyword)];
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
