/** One edit of a text: puts an odd character somewhere. */
export type Edit = (valid: string, odd: string) => string;

/** A kind of edit: how it is made, the first that does it counts, and with which characters. */
interface Kind {
  name: string;
  edits: Edit[];
  odd: string[];
}

/** Characters that a hurried pattern lets through, or that another syntax gives a meaning. */
const FOREIGN = [' ', '!', '/', ':', '%', '\\', '*', '~', '\t', 'é', '😀'];

/** Letters that look like a and o, digits that look like, or are, 3 and 5. */
const LETTERS = ['а', 'о', 'ａ', 'ο', 'ｚ'];
const DIGITS = ['３', '٣', '५', '𝟛'];

// Where a text of fixed length has no room for one more character, one is replaced.
const AT_START: Edit[] = [(valid, odd) => odd + valid, (valid, odd) => spliced(valid, 0, odd)];
const AT_END: Edit[] = [
  (valid, odd) => valid + odd,
  (valid, odd) => spliced(valid, [...valid].length - 1, odd),
];
const IN_THE_MIDDLE: Edit[] = [
  (valid, odd) => {
    const half = Math.ceil(valid.length / 2);
    return valid.slice(0, half) + odd + valid.slice(half);
  },
  (valid, odd) => spliced(valid, Math.floor([...valid].length / 2), odd),
];

/** The ways to edit a text, in the order in which they are tried. */
export const EDITS: Kind[] = [
  { name: 'wrong-start', edits: AT_START, odd: FOREIGN },
  { name: 'wrong-middle', edits: IN_THE_MIDDLE, odd: FOREIGN },
  { name: 'wrong-end', edits: AT_END, odd: FOREIGN },
  { name: 'trailing-newline', edits: AT_END, odd: ['\n'] },
  { name: 'look-alike-letter', edits: IN_THE_MIDDLE, odd: LETTERS },
  { name: 'look-alike-digit', edits: AT_END, odd: DIGITS },
];

function spliced(valid: string, at: number, odd: string): string {
  return [...valid].map((own, i) => (i === at ? odd : own)).join('');
}
