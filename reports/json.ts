import type { RunEvent } from '../suites/model/run-record.ts';
import { jsonText } from './escape.ts';

/** A run record as one JSON document: a list of its events. */
export function json(events: RunEvent[]): string {
  return `${jsonText(events, 2)}\n`;
}
