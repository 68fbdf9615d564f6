/**
 * What XML 1.0 cannot hold, even escaped: most control characters, half pairs, two non-characters
 * (Extensible Markup Language 1.0, production 2).
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes blanks of these in an attribute, and a line feed of a carriage return anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text between tags. What XML cannot hold is written as `\u{…}`. */
export function xmlText(text: string): string {
  return holdable(text).replace(/[&<>\r]/g, entity);
}

/** ` name="value"` for each attribute that has a value. */
export function xmlAttributes(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(
      ([name, value]) => ` ${name}="${holdable(String(value)).replace(/[&<>"\t\n\r]/g, entity)}"`,
    )
    .join('');
}

function holdable(text: string): string {
  return text.replace(FORBIDDEN, (own) => `\\u{${(own.codePointAt(0) ?? 0).toString(16)}}`);
}

function entity(character: string): string {
  return ENTITIES[character] ?? character;
}
