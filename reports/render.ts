import type { RunEvent } from '../suites/model/run-record.ts';
import { json } from './json.ts';
import { type TerminalOptions, terminal } from './terminal.ts';

/** Renders a run record in a format. Pure: the same events give the same text. */
export function render(format: string, events: RunEvent[], options: TerminalOptions): string {
  return format === 'json' ? json(events) : terminal(events, options);
}
