import fc from 'fast-check';
import { text } from '../../generate/characters.ts';
import { listOfLength } from '../../generate/lists.ts';
import { compared, type Pair } from '../../generate/pairs.ts';
import { schemaAt } from '../../generate/place.ts';
import { valid } from '../../generate/valid.ts';
import type { CaseContext } from '../../lifecycle/context.ts';
import type { Experiment } from '../../lifecycle/experiment.ts';
import { acceptance, rejection } from '../../lifecycle/pair-experiment.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { MISSING, PLAIN_COPY, SOURCE, TARGET } from './names.ts';

/** Experiments on the input that its schema cannot state; ids are those of `clauses.json`. */
export function memberCases(context: CaseContext): Experiment[] {
  const { spec, domain } = context;
  const id = (tail: string) => `${spec.name}/input/${tail}`;
  const request = valid(spec.request, domain) as fc.Arbitrary<JsonObject>;
  const constraint = spec.rejections.constraint;
  const blank = [...spec.rejections.required, 'SnapshotNotFoundFault'];
  const put = (path: string, values: fc.Arbitrary<Json>, ordinary: Json) =>
    compared(spec.request, path.split('/'), values, ordinary, domain);

  return [
    ...subsets(context).map((members) =>
      acceptance(
        context,
        id('accepts'),
        members.join('+') || 'none',
        withMembers(members, context),
        true,
      ),
    ),
    ...nameEndings.map(([way, ending]) =>
      acceptance(
        context,
        id('TargetSnapshotName/accepts'),
        way,
        put(
          'TargetSnapshotName',
          ending.map((end) => TARGET + end),
          TARGET,
        ),
        true,
      ),
    ),
    rejection(
      context,
      id('SourceSnapshotName/blank'),
      'empty',
      put('SourceSnapshotName', fc.constant(''), SOURCE),
      blank,
    ),
    rejection(
      context,
      id('TargetSnapshotName/blank'),
      'empty',
      put('TargetSnapshotName', fc.constant(''), TARGET),
      spec.rejections.required,
    ),
    acceptance(
      context,
      id('unknown-member'),
      'text',
      request.chain((twin) => unknownMember(twin, context)),
    ),
    rejection(context, id('Tags/unique-keys'), 'repeated', repeatedKeys(context), constraint),
  ];
}

/** Experiments on the faults that one request can reach. */
export function faultCases(context: CaseContext): Experiment[] {
  const { spec, domain } = context;
  const id = (fault: string) => `${spec.name}/faults/${fault}/type`;
  const missing = compared(
    spec.request,
    ['SourceSnapshotName'],
    fc.constant(MISSING),
    SOURCE,
    domain,
  );
  const tags = schemaAt(spec.request, ['Tags']);
  const over = compared(
    spec.request,
    ['Tags'],
    listOfLength(tags, 51, domain, ['Tags']),
    [],
    domain,
  );
  const notFound = rejection(context, id('SnapshotNotFoundFault'), 'missing-source', missing, [
    'SnapshotNotFoundFault',
  ]);
  return [
    { ...notFound, givesAnswers: true },
    {
      ...rejection(context, id('TagQuotaPerResourceExceeded'), '51-tags', over, [
        'TagQuotaPerResourceExceeded',
      ]),
      givesAnswers: true,
    },
  ];
}

/** Every set of optional members that may meet in one request. */
function subsets({ spec, domain }: CaseContext): string[][] {
  const { properties = {}, required = [] } = spec.request;
  const optional = Object.keys(properties).filter(
    (name) => !required.includes(name) && !domain.without.includes(name),
  );
  let all: string[][] = [[]];
  for (const name of optional) all = all.concat(all.map((set) => [...set, name]));
  return all.filter(
    (set) => !domain.exclusive.some((pair) => pair.every((name) => set.includes(name))),
  );
}

/** A request with just these optional members, each as a user would write it. */
function withMembers(members: string[], { ordinary }: CaseContext): fc.Arbitrary<Pair> {
  const values = Object.fromEntries(members.map((name) => [name, ordinary[name] ?? null]));
  return fc.constant({ twin: PLAIN_COPY, probe: { ...PLAIN_COPY, ...values } });
}

const small = fc.constantFrom('a', 'b', 'z', '0', '7', '9');
const letters = (size: number) => fc.string({ unit: small, minLength: size, maxLength: size });

/** Endings of a target's name; a fresh name has 21 characters, so 19 more make the limit of 40. */
const nameEndings: [way: string, ending: fc.Arbitrary<string>][] = [
  ['plain', fc.constant('')],
  ['at-limit', letters(19)],
  ['upper-case', fc.constantFrom('A', 'Bz', 'ZZ9', 'QuX')],
  ['hyphens', fc.tuple(letters(1), letters(2)).map(([a, b]) => `-${a}-${b}`)],
];

function unknownMember(twin: JsonObject, { spec }: CaseContext): fc.Arbitrary<Pair> {
  const known = Object.keys(spec.request.properties ?? {});
  const name = fc
    .string({
      unit: fc.constantFrom(...'XyzAbc019'),
      minLength: 1,
      maxLength: 12,
    })
    .filter((own) => !known.includes(own));
  const value = fc.oneof(text(0, 8), fc.integer(), fc.boolean(), fc.constant({}), fc.constant([]));
  return fc.tuple(name, value).map(([own, content]) => ({
    twin,
    probe: { ...twin, [own]: content as Json },
  }));
}

function repeatedKeys({ spec, domain }: CaseContext): fc.Arbitrary<Pair> {
  const base = valid(spec.request, domain, ['Tags', 'items']) as fc.Arbitrary<JsonObject>;
  return base.map((twin) => {
    const tags = twin['Tags'] as JsonObject[];
    const again = { Key: tags[0]?.['Key'] ?? 'a', Value: 'again' };
    return { twin, probe: { ...twin, Tags: [...tags, again] } };
  });
}
