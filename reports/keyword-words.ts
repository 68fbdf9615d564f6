import type { ClauseKeyword } from '../specs/spec.ts';
import { counted } from './counted.ts';

/** A schema keyword's requirement in words; `what` is the subject. */
export function keywordWords(
  keyword: ClauseKeyword,
  value: string | number | string[],
  what: string,
): string {
  switch (keyword) {
    case 'type':
      return `${what} is ${[value]
        .flat()
        .map((type) => NOUNS[String(type)] ?? type)
        .join(' or ')}`;
    case 'required':
      return what === 'a value that' ? `${value} is there` : `${what} is required`;
    case 'enum':
      return `${what} is one of ${[value].flat().join(', ')}`;
    case 'minLength':
      return `${what} has at least ${counted(Number(value), 'character')}`;
    case 'maxLength':
      return `${what} has at most ${counted(Number(value), 'character')}`;
    case 'minItems':
      return `${what} has at least ${counted(Number(value), 'item')}`;
    case 'maxItems':
      return `${what} has at most ${counted(Number(value), 'item')}`;
    case 'uniqueItems':
      return `${what} has no item twice`;
    case 'minimum':
      return `${what} is at least ${value}`;
    case 'maximum':
      return `${what} is at most ${value}`;
    case 'minProperties':
      return `${what} has at least ${counted(Number(value), 'member')}`;
    case 'maxProperties':
      return `${what} has at most ${counted(Number(value), 'member')}`;
    case 'pattern':
      return `${what} matches ${shortPattern(String(value))}`;
    case 'null':
      return `${what}: null counts as absent`;
    case 'accepts':
      return `${what} is accepted with every value that its limits allow`;
    default:
      // A later version's keyword, in a record that this one reads.
      return `${what}: ${keyword satisfies never} ${value}`;
  }
}

const NOUNS: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  array: 'a list',
  object: 'an object',
};

function shortPattern(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 60)}…` : pattern;
}
