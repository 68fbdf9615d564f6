import { jsonText } from './escape.ts';
import type { Summary } from './summary.ts';

/** A run record as one JSON document: a list of its events. */
export function json({ events }: Pick<Summary, 'events'>): string {
  return `${jsonText(events, 2)}\n`;
}
