/** What could move the cursor, recolour the terminal or turn the direction of a line. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** More of one text than this tells nobody more. */
const MOST = 600;

/** Printable, and cut off where it is longer than anybody reads: an endpoint may send a megabyte. */
export function brief(text: string, most = MOST): string {
  return printable(text.length > most ? `${text.slice(0, most)}… (${text.length})` : text);
}

/** Text that is safe to print: control and format characters as `\u{…}`. */
export function printable(text: string): string {
  return text.replace(
    UNSAFE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
