import { printableLines } from './escape.ts';

/**
 * What XML 1.0 cannot hold, even escaped, and is no control character, which nobody gets to see: two
 * non-characters (Extensible Markup Language 1.0, production 2).
 */
const FORBIDDEN = /[\u{fffe}\u{ffff}]/gu;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes a blank of it in an attribute.
  '\n': '&#10;',
};

/** Text between tags. What XML cannot hold, or is not safe to print, is written as `\u{…}`. */
export function xmlText(text: string): string {
  return holdable(text).replace(/[&<>]/g, entity);
}

/** ` name="value"` for each attribute that has a value. */
export function xmlAttributes(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${holdable(String(value)).replace(/[&<>"\n]/g, entity)}"`)
    .join('');
}

function holdable(text: string): string {
  return printableLines(text).replace(
    FORBIDDEN,
    (own) => `\\u{${(own.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function entity(character: string): string {
  return ENTITIES[character] ?? character;
}
