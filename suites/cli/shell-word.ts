/** A word as it has to be typed: in quotes where a shell would make something else of it. */
export function shellWord(text: string): string {
  return /^[\w./@%:,+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
