type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const WIDTH = 100;

/** JSON as the formatter of this repository leaves it: what fits and holds no object stays on its line. */
export function print(value: unknown): string {
  return `${printed(value as Json, '', 0)}\n`;
}

/** @param used - columns of the line that what stands before the value takes */
function printed(value: Json, indent: string, used: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const line = onOneLine(value);
  // A comma may follow.
  if (line !== undefined && used > 0 && used + line.length < WIDTH) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const items = value.map((item) => `${inner}${printed(item, inner, inner.length)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).map(([name, member]) => {
    const key = `${inner}${JSON.stringify(name)}: `;
    return `${key}${printed(member, inner, key.length)}`;
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

function onOneLine(value: Json): string | undefined {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map(onOneLine);
    const objects = value.filter((item) => objectOf(item) !== undefined);
    const many = objects.length > 1 && objects.every((item) => Object.keys(item ?? {}).length > 1);
    return many || items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  const members = Object.entries(value);
  if (members.some(([, member]) => holdsObject(member))) return undefined;
  if (members.length === 0) return '{}';
  const parts = members.map(([name, own]) => `${JSON.stringify(name)}: ${onOneLine(own)}`);
  return `{ ${parts.join(', ')} }`;
}

function objectOf(value: Json): object | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

function holdsObject(value: Json): boolean {
  if (Array.isArray(value)) return value.some(holdsObject);
  return value !== null && typeof value === 'object';
}
