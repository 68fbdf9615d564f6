import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import { bounds, validString } from '../strings.ts';
import type { Way } from '../way.ts';

/** Characters that a hurried pattern lets through, or that another syntax gives a meaning. */
const FOREIGN = [' ', '!', '/', ':', '%', '\\', '*', '~', '\t', 'é', '😀'];
/** Letters that look like a and o, digits that look like, or are, 3 and 5. */
const LETTERS = ['а', 'о', 'ａ', 'ο', 'ｚ'];
const DIGITS = ['３', '٣', '५', '𝟛'];

type Edit = (valid: string, odd: string) => string;
const AT_START: Edit = (valid, odd) => odd + valid;
const AT_END: Edit = (valid, odd) => valid + odd;
const IN_THE_MIDDLE: Edit = (valid, odd) => {
  const half = Math.ceil(valid.length / 2);
  return valid.slice(0, half) + odd + valid.slice(half);
};

const EDITS: [name: string, edit: Edit, odd: string[]][] = [
  ['wrong-start', AT_START, FOREIGN],
  ['wrong-middle', IN_THE_MIDDLE, FOREIGN],
  ['wrong-end', AT_END, FOREIGN],
  ['trailing-newline', AT_END, ['\n']],
  ['look-alike-letter', IN_THE_MIDDLE, LETTERS],
  ['look-alike-digit', AT_END, DIGITS],
];

/** Ways to break a pattern with one edit of a value that keeps it. */
export function breakPattern(schema: Schema): Way[] {
  if (schema.pattern === undefined) return [];
  const regex = new RegExp(schema.pattern, 'u');
  const { min, max } = bounds(schema);
  const breaks = (value: string) => {
    const length = [...value].length;
    return length >= min && length <= max && !regex.test(value);
  };
  const ways = EDITS.map(([name, edit, odd]) => ({
    name,
    values: fc
      .tuple(validString(schema), fc.constantFrom(...odd))
      .map(([value, character]) => edit(value, character)),
  }));
  for (const prefix of forbiddenPrefixes(schema.pattern)) {
    ways.push({
      name: 'forbidden-prefix',
      values: validString(schema).map((rest) => prefix + rest),
    });
  }
  ways.push({ name: 'empty', values: fc.constant('') });
  return ways
    .filter(({ values }) => fc.sample(values, { seed: 1, numRuns: 20 }).some(breaks))
    .map(({ name, values }) => ({ name, values: values.filter(breaks) }));
}

/** The literals of negative look-aheads, e.g. `aws:` of `^(?!aws:)`. */
function forbiddenPrefixes(pattern: string): string[] {
  return [...pattern.matchAll(/\^\(\?!([\w:.-]+)\)/g)].map((match) => match[1] ?? '');
}
