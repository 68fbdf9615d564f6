import type { RequestViolation } from '../suites/model/client.ts';
import type { JsonObject } from '../suites/model/json.ts';
import { counted } from './counted.ts';
import { violationLines } from './violation.ts';

/** What a server received from clients. */
export interface ReceivedSummary {
  requests: number;
  /** How often each clause was broken. */
  counts: Map<string, number>;
  violations: (RequestViolation & { operation: string | null; input: JsonObject | null })[];
}

/** What a server received, in words: each broken clause with the first request that broke it. */
export function receivedReport({ requests, counts, violations }: ReceivedSummary): string {
  const lines: string[] = [];
  for (const [id, count] of counts) {
    const first = violations.find(({ clause }) => clause.id === id);
    if (!first) continue;
    lines.push(...violationLines(first), `  ${'times'.padEnd(13)}${count}`, '');
  }
  const broken = counts.size === 0 ? 'no clause' : counted(counts.size, 'clause');
  lines.push(`${counted(requests, 'request')}, ${broken} broken`);
  return `${lines.join('\n')}\n`;
}
