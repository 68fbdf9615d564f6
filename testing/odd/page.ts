import type { Answer } from './answers.ts';
import { type Input, invalid } from './rules.ts';
import type { Store, Thing } from './store.ts';

/** One page of a list; the token is the last name of the page, so that nothing is shown twice. */
export function page(
  member: string,
  all: Thing[],
  input: Input,
  { knobs }: Store,
  show: (thing: Thing) => unknown,
): Answer {
  const { least, most } = knobs.pages;
  const size = typeof input['MaxResults'] === 'number' ? input['MaxResults'] : most;
  if (size < least || size > most) return invalid(`MaxResults is from ${least} to ${most}.`);
  const token = input['NextToken'];
  const last = typeof token === 'string' ? Buffer.from(token, 'base64url').toString() : '';
  const rest = all.filter(({ name }) => last === '' || name > last);
  const items = rest.slice(0, size);
  const more = rest.length > size && Buffer.from(items.at(-1)?.name ?? '').toString('base64url');
  return { body: { [member]: items.map(show), ...(more && { NextToken: more }) } };
}
