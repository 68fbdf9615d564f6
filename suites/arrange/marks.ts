import type { Json, JsonObject } from '../model/json.ts';

/**
 * Marks stand for names in the inputs of resource files and of draws, so that both can be kept and
 * used again: `{snapshot}` is a shared one that nobody changes, `{taken snapshot}` another that is
 * there to be named, `{new snapshot}` a name that is free, `{own snapshot}` one of this draw's own,
 * `{no snapshot}` a name that nothing has or will have, `{arn snapshot}` the ARN of the shared one,
 * `{arn-own snapshot}` that of the draw's own. More letters may follow a mark.
 */
const MARK = /\{(?:(new|no|taken|own|arn-own|arn) )?([a-z][a-z-]*)( \d+)?\}/g;

/** What a mark asks for. */
export interface Mark {
  use: 'shared' | 'taken' | 'new' | 'own' | 'no' | 'arn' | 'arn-own';
  kind: string;
  /** The whole mark: equal marks of one draw stand for one name. */
  text: string;
}

/** Puts names in the place of the marks in an input, at every depth. */
export function bindMarks(input: JsonObject, nameOf: (mark: Mark) => string): JsonObject {
  return bind(input, nameOf) as JsonObject;
}

/** The marks in a value, each once. */
export function marksIn(value: Json): Mark[] {
  const found = new Map<string, Mark>();
  bind(value, (mark) => {
    found.set(mark.text, mark);
    return '';
  });
  return [...found.values()];
}

function bind(value: Json, nameOf: (mark: Mark) => string): Json {
  if (typeof value === 'string') {
    return value.replace(MARK, (text, use: Mark['use'] | undefined, kind: string) =>
      nameOf({ use: use ?? 'shared', kind, text }),
    );
  }
  if (Array.isArray(value)) return value.map((item) => bind(item, nameOf));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, bind(member, nameOf)]),
  );
}
