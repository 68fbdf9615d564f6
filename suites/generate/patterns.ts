/**
 * Plain texts that a pattern matches, found by reading the pattern instead of by drawing: which ways
 * there are is asked of every place of every operation before the first request.
 *
 * Every text is held against the regular expression itself, so what is read wrongly is only missed.
 */

/** What a pattern asks for, in order. */
type Node =
  /** One character that the atom matches. */
  | { kind: 'one'; atom: string }
  | { kind: 'all'; parts: Node[] }
  | { kind: 'either'; options: Node[] }
  | { kind: 'times'; node: Node; min: number; max: number };

/** Most alternatives that are looked at. */
const ALTERNATIVES = 8;
const NOTHING: Node = { kind: 'all', parts: [] };

/** Groups, classes, escapes, quantifiers, and any other character. */
const TOKEN =
  /\(\?<?[=!]|\(\?(?::|<\w+>)|\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\[1-9]\d*|\\k<\w+>|\\.|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;

/** Anchors; and back references, which are read wrongly. */
const EMPTY = /^(?:[$^]|\\[bB1-9].*|\\k<\w+>)$/;

const regexes = new Map<string, RegExp>();
const known = new Map<string, string[]>();

/** The regular expression of a pattern, as JSON Schema reads it: by code points, anchored nowhere. */
export function regexOf(pattern: string): RegExp {
  const regex = regexes.get(pattern) ?? new RegExp(pattern, 'u');
  regexes.set(pattern, regex);
  return regex;
}

/** Plain texts that a pattern matches, the shortest first; none where it is too hard to read. */
export function plainMatches(pattern: string): string[] {
  const found = known.get(pattern) ?? search(pattern);
  known.set(pattern, found);
  return found;
}

function search(pattern: string): string[] {
  const regex = regexOf(pattern);
  const root = parse(pattern.match(TOKEN) ?? []);
  const texts = new Set<string>(['']);
  for (let pick = 0; pick < ALTERNATIVES; pick++) {
    for (const generous of [false, true]) {
      const text = spell(root, pick, generous);
      if (text !== undefined) texts.add(text);
    }
  }
  return [...texts].filter((text) => regex.test(text)).sort((a, b) => a.length - b.length);
}

/** @param generous - take what is optional once, instead of leaving it out */
function spell(node: Node, pick: number, generous: boolean): string | undefined {
  switch (node.kind) {
    case 'one':
      return characterOf(node.atom);
    case 'all': {
      const parts = node.parts.map((part) => spell(part, pick, generous));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    case 'either': {
      const option = node.options[pick % node.options.length];
      return option && spell(option, pick, generous);
    }
    case 'times': {
      const count = generous ? Math.max(node.min, Math.min(node.max, 1)) : node.min;
      return count === 0 ? '' : spell(node.node, pick, generous)?.repeat(count);
    }
  }
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const CHARACTERS = [...'a0A-_.:/=+@', ...PRINTABLE, ...'é日😀\t\n\r'];

/** The plainest character that an atom matches. */
function characterOf(atom: string): string | undefined {
  const regex = regexOf(`^(?:${atom})$`);
  return CHARACTERS.find((character) => regex.test(character));
}

function parse(tokens: string[]): Node {
  let at = 0;
  const either = (): Node => {
    const options = [all()];
    while (tokens[at] === '|') {
      at++;
      options.push(all());
    }
    return options.length === 1 && options[0] ? options[0] : { kind: 'either', options };
  };
  const all = (): Node => {
    const parts: Node[] = [];
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') {
      parts.push(quantified(atom()));
    }
    return { kind: 'all', parts };
  };
  const atom = (): Node => {
    const token = tokens[at++] ?? '';
    if (EMPTY.test(token)) return NOTHING;
    if (!token.startsWith('(')) return { kind: 'one', atom: token };
    const inside = either();
    at++;
    // What is looked for further on, as in a rule for passwords, may as well come first.
    if (token === '(?=') return { kind: 'times', node: inside, min: 0, max: 1 };
    return /^\(\?<?[=!]/.test(token) ? NOTHING : inside;
  };
  const quantified = (node: Node): Node => {
    const range = rangeOf(tokens[at] ?? '');
    if (!range) return node;
    at++;
    return { kind: 'times', node, ...range };
  };
  return either();
}

function rangeOf(token: string): { min: number; max: number } | undefined {
  if (/^[*+?]/.test(token) && token.length <= 2) {
    return { min: token[0] === '+' ? 1 : 0, max: token[0] === '?' ? 1 : Number.POSITIVE_INFINITY };
  }
  const [, min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(token) ?? [];
  if (min === undefined) return undefined;
  if (!comma) return { min: Number(min), max: Number(min) };
  return { min: Number(min), max: max ? Number(max) : Number.POSITIVE_INFINITY };
}
