import type { JsonObject } from '../../model/json.ts';
import type { CaseContext } from '../context.ts';
import { knownValues } from '../known-values.ts';

/** At most so many sets of one operation are tried. */
const MOST_SETS = 16;

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

/** What is known of optional members: the user's values, what data says of creation, changes and reads. */
function ordinaryValues({ spec, resource, plain, ordinary, domain }: CaseContext): JsonObject {
  const users = Object.entries(ordinary).filter(([name]) => name in domain.fixed);
  const known = { ...knownValues(spec, resource), ...Object.fromEntries(users) };
  return Object.fromEntries(
    Object.entries(known).filter(
      ([name]) => !spec.request.required?.includes(name) && !(name in plain),
    ),
  );
}

/** True where no recipe says that these members are refused together. */
function mayMeet(own: JsonObject, { spec, plain }: CaseContext): boolean {
  return !spec.recipes.some(({ input, recognised }) => {
    if (recognised !== undefined) return false;
    const members = Object.keys(input).filter((name) => input[name] !== null);
    const [only = ''] = members;
    if (members.length === 1) return JSON.stringify(own[only]) === JSON.stringify(input[only]);
    return members.length > 1 && members.every((name) => name in own || name in plain);
  });
}
