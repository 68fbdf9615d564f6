/**
 * Text that stays text on GitHub, whatever it holds. What an endpoint says may look like Markdown, HTML,
 * a mention, a reference to an issue or a link: none of it may act.
 */

/** Splits a mention, a reference or a link in two for the program and nowhere for the eye. */
const JOINER = '\u2060';

/** Prose on one line, also within the cell of a table. */
export function prose(text: string): string {
  return text
    .replace(/[@#](?=[\w/-])|:(?=\/\/)|www(?=\.)/gi, (own) => own + JOINER)
    .replace(/[&<>"`*~[\]|\\]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, entity);
}

/** What a code span of one backtick can hold as it is, within a table too. */
const PLAIN = /^(?! )[^`|\\\p{Cc}]+(?<! )$/u;

/** Code on one line, also within the cell of a table. In code GitHub looks for no mention. */
export function code(text: string): string {
  if (PLAIN.test(text)) return `\`${text}\``;
  return `<code>${text.replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
}

/** A block of code, behind a fence that the text does not hold. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
