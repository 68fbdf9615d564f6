import type { Filter } from '../../fixtures/redact/filter.ts';
import { jsonText } from '../../reports/escape.ts';
import type { RunEvent } from '../model/run-record.ts';
import type { LineFile } from './files.ts';
import { newSum } from './record-sum.ts';

/** The events of a run as its record has them: without the run's secrets. */
export interface EventLog {
  events: RunEvent[];
  /** Keeps an event, and gives it as it is kept. */
  emit<Event extends RunEvent>(event: Event): Event;
}

/**
 * Keeps events, and writes each one as a line at once.
 *
 * @param file - where to, or null to keep them only
 * @param onFailure - called with why a line could not be written; the event is kept all the same
 */
export function eventLog(
  file: LineFile | null,
  filter: Filter,
  onFailure: (error: unknown) => void,
): EventLog {
  const events: RunEvent[] = [];
  const sum = newSum();
  return {
    events,
    emit<Event extends RunEvent>(event: Event): Event {
      const clean = filter.value(JSON.parse(JSON.stringify(event)) as Event);
      const isEnd = clean.kind === 'footer';
      const kept = isEnd ? { ...clean, sha256: sum.of(jsonText(clean)) } : clean;
      if (!isEnd) sum.add(jsonText(kept));
      events.push(kept);
      try {
        file?.write(`${jsonText(kept)}\n`);
      } catch (error) {
        onFailure(error);
      }
      return kept;
    },
  };
}
