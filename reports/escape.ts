/** What could move the cursor, recolour the terminal or turn the direction of a line. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * What a CI runner that reads the output would obey: `::name …::` of GitHub where a line begins with it,
 * as a folded text's may, and `##[`, `##vso[` and `##teamcity[` of GitHub, Azure and TeamCity anywhere.
 */
const COMMAND = /#(?=#\w*\[)|:(?=:[a-z][a-z-]*(?:\s[^\n]*?)?::)/gi;

/** More of one text than this tells nobody more. */
const MOST = 600;

/** Printable, and cut off where it is longer than anybody reads: an endpoint may send a megabyte. */
export function brief(text: string, most = MOST): string {
  return printable(text.length > most ? `${text.slice(0, most)}… (${text.length})` : text);
}

/** Text that is safe to print: what acts, and is not just seen, as `\u{…}`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, escaped).replace(COMMAND, escaped);
}

/** The same, line by line. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** A value as JSON that is safe to print: in its strings, what acts is an escape, which means the same. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(JSON_UNSAFE, units).replace(COMMAND, units);
}

/** Line feeds are between JSON's strings, never in them. */
const JSON_UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function units(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
