import type { JsonObject } from '../../model/json.ts';
import type { CaseContext } from '../context.ts';

/** At most so many sets of one operation are tried. */
const MOST_SETS = 16;

/** Documented for DescribeClusters, and every list takes it: the least that MaxResults may be on AWS. */
const SMALLEST_PAGE = 20;

/**
 * Sets of optional members beside those of the plainest call: each with an ordinary value. Where
 * there are too many, the smallest and the largest are kept.
 */
export function subsets(context: CaseContext): JsonObject[] {
  const values = Object.entries(ordinaryValues(context));
  const sets = Array.from({ length: 2 ** Math.min(values.length, 10) }, (_, bits) =>
    Object.fromEntries(values.filter((_own, index) => bits & (1 << index))),
  ).filter((own) => mayMeet(own, context));
  const bySize = sets.sort((a, b) => Object.keys(a).length - Object.keys(b).length);
  if (bySize.length <= MOST_SETS) return bySize;
  return [...bySize.slice(0, MOST_SETS - 1), ...bySize.slice(-1)];
}

/** What is known of optional members: the user's values, what changes set, and what reads take. */
function ordinaryValues({ spec, resource, plain, ordinary, domain }: CaseContext): JsonObject {
  const { required = [], properties = {} } = spec.request;
  const { changes = [], operations, whole } = resource;
  const size = spec.paginated?.size;
  const known: JsonObject = Object.assign(
    {},
    ...changes
      .filter(({ operation }) => operation === spec.name)
      .map(({ input }) => input as JsonObject),
    spec.name === operations.read ? whole : {},
    size === undefined ? {} : { [size]: SMALLEST_PAGE },
    Object.fromEntries(Object.entries(ordinary).filter(([name]) => name in domain.fixed)),
  );
  return Object.fromEntries(
    Object.entries(known).filter(
      ([name]) => name in properties && !required.includes(name) && !(name in plain),
    ),
  );
}

/** True where no recipe says that these members are refused together. */
function mayMeet(own: JsonObject, { spec, plain }: CaseContext): boolean {
  return !spec.recipes.some(({ input }) => {
    const members = Object.keys(input).filter((name) => input[name] !== null);
    return members.length > 1 && members.every((name) => name in own || name in plain);
  });
}
