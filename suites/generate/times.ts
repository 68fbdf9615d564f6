import fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';

/** Between 2001 and 2033, in whole seconds. */
const seconds = fc.integer({ min: 1_000_000_000, max: 2_000_000_000 });

/** How a time is written, by the title that marks it: Smithy's `timestampFormat`. */
const FORMATS: Record<string, (time: Date) => string> = {
  'date-time': (time) => time.toISOString().replace('.000Z', 'Z'),
  'http-date': (time) => time.toUTCString(),
};

/** Times as text, where the schema is marked as one. */
export function timeText({ title = '' }: Schema): fc.Arbitrary<string> | undefined {
  const format = FORMATS[title];
  return format && seconds.map((own) => format(new Date(own * 1000)));
}

/** One plain time as text, where the schema is marked as one. */
export function plainTime({ title = '' }: Schema): string | undefined {
  return FORMATS[title]?.(new Date(1_000_000_000_000));
}
