/** No answer of the service goes down further than a dozen levels. */
const DEEPEST = 500;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * True for JSON nested so deeply that whoever walks through it would run out of stack: RFC 8259,
 * section 9 lets a reader set such a limit. Most answers are too short to need a look.
 */
export function isTooDeep(json: string): boolean {
  if (json.length <= 2 * DEEPEST) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (OPENING.has(code)) {
      if (++depth > DEEPEST) return true;
    } else if (CLOSING.has(code)) depth--;
  }
  return false;
}
