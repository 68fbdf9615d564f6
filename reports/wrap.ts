/**
 * Folds text to a width at blanks; a word that is longer is cut, after a mark of JSON if there is one.
 *
 * @param indent - columns before every line but the first, which continues what stands before it
 */
export function fold(text: string, width: number, indent: number): string {
  const room = Math.max(20, width - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line && line.length + 1 + rest.length > room) {
      lines.push(line);
      line = '';
    }
    while (rest.length > room) {
      const cut = cutAt(rest, room);
      lines.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    line = line ? `${line} ${rest}` : rest;
  }
  if (line || lines.length === 0) lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}

function cutAt(word: string, room: number): number {
  const after = Math.max(...[',', ':', '/'].map((mark) => word.lastIndexOf(mark, room - 1))) + 1;
  if (after > room / 2) return after;
  // Never between the two halves of a character.
  return /[\ud800-\udbff]/.test(word.charAt(room - 1)) ? room - 1 : room;
}
