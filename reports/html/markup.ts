import { printable } from '../escape.ts';

/** HTML that may be inserted as it is; only `markup` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text, which is escaped; markup; lists of them; or nothing. */
export type Part = Markup | string | number | null | undefined | false | Part[];

/** A template of HTML. Whatever is put into it and is not markup itself is text, and inert. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += written(part) + (strings[index + 1] ?? '');
  return new Markup(text);
}

function written(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  if (part === null || part === undefined || part === false) return '';
  return escaped(String(part));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that would turn or hide text are written out, as in the terminal. */
const SPECIAL = /[&<>"']|[^\n\t\P{C}]|[\p{Zl}\p{Zp}]/gu;

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? printable(character));
}
