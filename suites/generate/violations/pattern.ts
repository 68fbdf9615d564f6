import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { settled } from '../later.ts';
import { plainMatches, regexOf } from '../patterns.ts';
import { plainWithin } from '../stretch.ts';
import { bounds, validString } from '../strings.ts';
import type { Way } from '../way.ts';
import { EDITS, type Edit } from './edits.ts';

/** Ways to break a pattern with one edit of a value that keeps it. */
export function breakPattern(schema: Schema): Way[] {
  if (schema.pattern === undefined) return [];
  const regex = regexOf(schema.pattern);
  const { min, max } = bounds(schema);
  const breaks = (value: string) => {
    const length = [...value].length;
    return length >= min && length <= max && !regex.test(value);
  };
  const longer = plainWithin(schema.pattern, min, max);
  const texts = [...plainMatches(schema.pattern), ...(longer === undefined ? [] : [longer])];
  const edited = (name: string, edits: Edit[], odd: string[]): Way[] => {
    for (const [i, edit] of edits.entries()) {
      // One character is replaced by another only in texts that have no room for one more.
      const own = i === 0 ? texts : texts.filter((value) => [...value].length === max);
      const plain = own
        .flatMap((value) => odd.map((character) => edit(value, character)))
        .find(breaks);
      if (plain === undefined) continue;
      const values = fc
        .tuple(validString(schema), fc.constantFrom(...odd))
        .map(([value, character]) => edit(value, character));
      return [{ name, values: settled(values, breaks, plain) }];
    }
    return [];
  };
  const constant = (name: string, value: string): Way[] =>
    breaks(value) ? [{ name, values: fc.constant(value) }] : [];
  const within = EDITS.flatMap(({ name, edits, odd }) => edited(name, edits, odd));
  const prefixes = forbiddenPrefixes(schema.pattern).flatMap((prefix, i) =>
    edited(`forbidden-prefix${i === 0 ? '' : `-${i + 1}`}`, [(value) => prefix + value], ['']),
  );
  return [
    ...within,
    ...prefixes,
    ...constant('empty', ''),
    // A pattern that no edit breaks may still ask for something that is to be there.
    ...(within.length === 0 ? constant('blank', ' ') : []),
  ];
}

/** The literals of negative look-aheads, e.g. `aws:` of `^(?!aws:)`. */
function forbiddenPrefixes(pattern: string): string[] {
  const literals = [...pattern.matchAll(/\(\?!([\w:.|-]+)\)/g)];
  return [...new Set(literals.flatMap(([, own = '']) => own.split('|')))];
}
