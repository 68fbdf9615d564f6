import { type Markup, markup, type Part } from './markup.ts';

/** A place in a JSON text: member names and indices from the root. */
export type Place = (string | number)[];

/** Deeper JSON is shown as it came: nobody reads it indented. */
const DEEPEST = 40;
/** A longer string is shown by its ends. */
const LONGEST = 160;

const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}[\],:"]+))/suy;

/**
 * A JSON text, indented, with one place marked. Every token stands as it was sent (`1.0` stays `1.0`,
 * a member given twice is there twice). Undefined where the text is no JSON.
 */
export function jsonView(text: string, marked: Place | null): Markup | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const parts: Part[] = [];
  const path: (string | number)[] = [];
  let at = 0;

  const value = (): boolean => {
    const isMarked = marked !== null && samePlace(path, marked);
    if (isMarked) parts.push(OPEN);
    const token = tokens[at++];
    let ok = token !== undefined;
    if (token === '{' || token === '[') ok = path.length < DEEPEST && members(token);
    else if (token !== undefined && isScalar(token)) parts.push(shortened(token));
    else ok = false;
    if (isMarked) parts.push(CLOSE);
    return ok;
  };

  const members = (opening: '{' | '['): boolean => {
    const closing = opening === '{' ? '}' : ']';
    parts.push(opening);
    if (tokens[at] === closing) {
      at++;
      parts.push(closing);
      return true;
    }
    for (let index = 0; ; index++) {
      parts.push(`\n${'  '.repeat(path.length + 1)}`);
      let key: string | number = index;
      if (opening === '{') {
        const name = tokens[at++];
        if (!name?.startsWith('"') || tokens[at++] !== ':') return false;
        parts.push(markup`<b>${shortened(name)}</b>`, ': ');
        key = nameOf(name);
      }
      path.push(key);
      if (!value()) return false;
      path.pop();
      const next = tokens[at++];
      if (next === closing) break;
      if (next !== ',') return false;
      parts.push(',');
    }
    parts.push(`\n${'  '.repeat(path.length)}`, closing);
    return true;
  };

  return value() && at === tokens.length ? markup`${parts}` : undefined;
}

const OPEN = markup`<mark>`;
const CLOSE = markup`</mark>`;

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return tokens;
}

/** A string, number, true, false or null, as the grammar of JSON has it. */
function isScalar(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}

function nameOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

function shortened(token: string): Part {
  if (token.length <= LONGEST) return token;
  let length = -2;
  for (const _character of token) length++;
  // Cut between characters, not within one.
  const head = [...token.slice(0, 120)].slice(0, 60).join('');
  const tail = [...token.slice(-24)].slice(-12).join('');
  return [head, markup`<i>… ${length} characters …</i>`, tail];
}

function samePlace(a: Place, b: Place): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
