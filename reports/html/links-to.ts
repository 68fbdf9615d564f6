import { brief } from '../escape.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { broken } from './path.ts';

/** Of many clauses some are named; the list has all. */
const MOST = 12;

/** Links to some clauses, and how many more there are. @param words - how each is called, in order */
export function linksTo(ids: string[], words: string[] = ids): Part {
  const rest = ids.length - MOST;
  const links = ids
    .slice(0, MOST)
    .map(
      (id, at): Markup =>
        markup`${at > 0 && ', '}<a href="#${id}">${broken(brief(words[at] ?? id))}</a>`,
    );
  return [links, rest > 0 && ` and ${rest} more`];
}
