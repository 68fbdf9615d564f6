import type { RecordedStep } from '../suites/model/run-record.ts';
import { curlLine } from './curl.ts';

/**
 * A shell script that makes the calls of a trace again in the same order; calls that were under way
 * at once are sent at once.
 *
 * @param trace - in the order in which the calls were sent
 */
export function curlScript(trace: RecordedStep[], region: string): string {
  const lines: string[] = [];
  let until = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  for (const [index, step] of trace.entries()) {
    if (waiting > 0 && step.started > until) {
      lines.push('wait');
      waiting = 0;
    }
    until = waiting > 0 ? Math.max(until, step.ended) : step.ended;
    const next = trace[index + 1];
    const isBeside = waiting > 0 || (next !== undefined && next.started < step.ended);
    if (isBeside) waiting++;
    lines.push(isBeside ? `${curlLine(step, region)} &` : curlLine(step, region));
  }
  if (waiting > 0) lines.push('wait');
  return lines.join('\n');
}
