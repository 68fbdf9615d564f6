import type { Schema } from '../spec.ts';
import type { Reference, Shape, Traits } from './ast.ts';
import { type Constrained, constraints } from './traits.ts';

const INTEGERS = ['byte', 'short', 'integer', 'long', 'bigInteger', 'intEnum'];
const FRACTIONS = ['float', 'double', 'bigDecimal'];

/**
 * The schema of a simple shape as awsJson writes it.
 *
 * The width of a number is left out: no service was seen to refuse a number for its width alone.
 * `title` marks what JSON has no type for: `epoch-seconds`, `date-time`, `http-date`, `document`.
 *
 * @param traits - of the shape, overridden by those of the member
 * @param answer - whether only answers hold it: a time in milliseconds is refused there alone
 * @returns undefined where the shape is not a simple one
 */
export function simpleSchema(shape: Shape, traits: Traits, answer: boolean): Schema | undefined {
  const { type } = shape;
  const limits = (kind: Constrained) => constraints(kind, traits);
  if (INTEGERS.includes(type)) {
    return { type: 'integer', ...intEnum(shape), ...limits('number') };
  }
  if (FRACTIONS.includes(type)) return { type: 'number', ...limits('number') };
  switch (type) {
    case 'string':
    case 'enum':
      return { type: 'string', ...enumeration(shape, traits), ...limits('string') };
    case 'boolean':
      return { type: 'boolean' };
    case 'blob':
      return { type: 'string', contentEncoding: 'base64', ...limits('blob') };
    case 'timestamp':
      return timestamp(traits, answer);
    case 'document':
      return { title: 'document' };
    default:
      return undefined;
  }
}

function enumeration({ type, members = {} }: Shape, traits: Traits): Schema {
  const values =
    type === 'enum'
      ? enumValues(members).map(String)
      : ((traits['smithy.api#enum'] ?? []) as { value: string }[]).map(({ value }) => value);
  return values.length === 0 ? {} : { enum: values };
}

/** The least and the greatest value: that those between are taken is not said. */
function intEnum({ type, members = {} }: Shape): Schema {
  if (type !== 'intEnum') return {};
  const values = enumValues(members).map(Number);
  return { minimum: Math.min(...values), maximum: Math.max(...values) };
}

function enumValues(members: Record<string, Reference>): unknown[] {
  return Object.entries(members).map(
    ([name, { traits }]) => traits?.['smithy.api#enumValue'] ?? name,
  );
}

function timestamp(traits: Traits, answer: boolean): Schema {
  const format = traits['smithy.api#timestampFormat'] ?? 'epoch-seconds';
  if (format !== 'epoch-seconds') return { title: String(format), type: 'string' };
  if (!answer) return { title: 'epoch-seconds', type: 'number' };
  return {
    title: 'epoch-seconds',
    $comment: 'Any date since 1973 counted in milliseconds is above the maximum.',
    type: 'number',
    maximum: 99_999_999_999,
  };
}
