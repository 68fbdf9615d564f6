import type { RunEvent } from '../suites/model/run-record.ts';

/** A run record as one JSON document: a list of its events. */
export function json(events: RunEvent[]): string {
  return `${JSON.stringify(events, null, 2)}\n`;
}
