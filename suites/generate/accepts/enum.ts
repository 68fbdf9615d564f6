import fc from 'fast-check';
import type { Schema } from '../../../specs/spec.ts';
import type { Way } from '../way.ts';

/** Enumerations of at most this many values have a way for each. */
const FEW = 16;

/** Each value; of a long enumeration the first, the last, and any. */
export function acceptEnum({ enum: values = [] }: Schema): Way[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (values.length > FEW) {
    return [
      { name: 'first', values: fc.constant(first) },
      { name: 'last', values: fc.constant(last) },
      { name: 'any', values: fc.constantFrom(...values) },
    ];
  }
  const names = values.map(kebab);
  return values.map((value, i) => {
    const name = names[i] ?? '';
    const shared = name === '' || names.indexOf(name) !== names.lastIndexOf(name);
    return { name: shared ? `value-${i + 1}` : name, values: fc.constant(value) };
  });
}

/** `SOME_value` → `some-value`. */
function kebab(value: string): string {
  return value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
