import fc from 'fast-check';
import { marksIn } from '../../arrange/marks.ts';
import { text } from '../../generate/characters.ts';
import type { Pair } from '../../generate/pairs.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { borrowedBy, type CaseContext } from '../context.ts';
import type { Experiment } from '../experiment.ts';
import { acceptance, rejection } from '../pair-experiment.ts';
import { subsets } from './subsets.ts';

/** Experiments on the input that its schema cannot state: those of which the operation has a clause. */
export function memberCases(context: CaseContext): Experiment[] {
  const { spec } = context;
  const known = new Set(spec.clauses.map(({ id }) => id));
  return [
    ...acceptedSubsets(context),
    ...blanks(context),
    ...unknownMembers(context),
    ...repeatedKeys(context),
  ].filter(({ clause }) => known.has(clause));
}

/** The plainest call, and what is changed about it. */
function changed({ plain }: CaseContext, values: fc.Arbitrary<JsonObject>): fc.Arbitrary<Pair> {
  return values.map((own) => ({ twin: plain, probe: { ...plain, ...own } }));
}

/** Optional members of which an ordinary value is known, in sets that may meet in one request. */
function acceptedSubsets(context: CaseContext): Experiment[] {
  const clause = `${context.spec.name}/input/accepts`;
  return subsets(context).map((own) => {
    const way = Object.keys(own).join('+') || 'none';
    const { borrows, ...rest } = acceptance(
      context,
      clause,
      way,
      changed(context, fc.constant(own)),
      true,
    );
    return { ...rest, borrows: [...new Set([...borrows, ...borrowedBy(own)])] };
  });
}

/** A required text that is empty: a service may also say that nothing is called so. */
function blanks(context: CaseContext): Experiment[] {
  const { spec, resources, plain } = context;
  return (spec.request.required ?? []).map((member) => {
    const clause = `${spec.name}/input/${member}/blank`;
    const named = marksIn(plain[member] ?? null).flatMap(
      ({ kind }) => resources[kind]?.faults.missing ?? [],
    );
    // What a value of no form at all is refused with may be said of an empty one.
    const own = spec.recipes
      .filter(({ input }) => Object.keys(input).join() === member)
      .flatMap(({ fault, accept = [] }) => [fault, ...accept]);
    const types = [...new Set([...spec.rejections.required, ...named, ...own])];
    const empty = changed(context, fc.constant({ [member]: '' }));
    return rejection(context, clause, 'empty', empty, types);
  });
}

function unknownMembers(context: CaseContext): Experiment[] {
  const { spec } = context;
  const known = Object.keys(spec.request.properties ?? {});
  const name = fc
    .string({ unit: fc.constantFrom(...'XyzAbc019'), minLength: 1, maxLength: 12 })
    .filter((own) => !known.includes(own));
  const value = fc.oneof(text(0, 8), fc.integer(), fc.boolean(), fc.constant({}), fc.constant([]));
  const values = fc.tuple(name, value).map(([own, content]) => ({ [own]: content as Json }));
  const clause = `${spec.name}/input/unknown-member`;
  return [acceptance(context, clause, 'text', changed(context, values))];
}

/** A tag, and another of the same key. */
function repeatedKeys(context: CaseContext): Experiment[] {
  const { spec, tagging, plain } = context;
  const given = plain[tagging.tags] ?? [{ Key: 'key', Value: 'value' }];
  const [first] = given as JsonObject[];
  if (!first) return [];
  const value = first['Value'] ?? '';
  const pairs = fc.constantFrom('again', value).map(
    (own): Pair => ({
      twin: { ...plain, [tagging.tags]: given },
      probe: { ...plain, [tagging.tags]: [...(given as JsonObject[]), { ...first, Value: own }] },
    }),
  );
  const clause = `${spec.name}/input/${tagging.tags}/unique-keys`;
  return [rejection(context, clause, 'repeated', pairs, spec.rejections.constraint)];
}
