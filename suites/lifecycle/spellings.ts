import type { Json, JsonObject } from '../model/json.ts';

type Spelling = (input: JsonObject) => string;

/** Bodies that mean what the input means; source: RFC 8259, sections 2, 4 and 7. */
export const WELL_FORMED: Record<string, Spelling> = {
  blanks: (input) => ` ${JSON.stringify(input, null, '\t')}\r\n `,
  escapes: (input) => escaped(input, (own) => own),
  'escaped-names': (input) => escaped(input, codes),
  'other-order': (input) => JSON.stringify(Object.fromEntries(Object.entries(input).reverse())),
};

/** Bodies that are no JSON; source: RFC 8259, sections 2 to 7. */
export const ILL_FORMED: Record<string, Spelling> = {
  'text-after': (input) => `${JSON.stringify(input)} and more`,
  'object-after': (input) => `${JSON.stringify(input)}{}`,
  'comma-at-end': (input) => JSON.stringify(input).replace(/\}$/, ',}'),
  comment: (input) => JSON.stringify(input).replace(/^\{/, '{/* all of it */'),
  'single-quotes': (input) => JSON.stringify(input).replaceAll('"', "'"),
  'bare-names': (input) => JSON.stringify(input).replace(/"(\w+)":/g, '$1:'),
  'not-a-number': (input) => JSON.stringify(input).replace(/\}$/, ',"unheardOf":NaN}'),
};

/** Every spelling by its name. */
export const SPELLINGS: Record<string, Spelling> = { ...WELL_FORMED, ...ILL_FORMED };

function codes(text: string): string {
  return [...Array(text.length).keys()]
    .map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Every text as escapes, and names of members as they are told. */
function escaped(value: Json, name: (own: string) => string): string {
  if (typeof value === 'string') return `"${codes(value)}"`;
  if (Array.isArray(value)) return `[${value.map((own) => escaped(own, name)).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(([own, inner]) => {
    const key = name(own);
    return `"${key}":${escaped(inner, name)}`;
  });
  return `{${members.join()}}`;
}
