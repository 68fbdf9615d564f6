import type { RequestViolation } from '../suites/model/client.ts';
import type { JsonObject } from '../suites/model/json.ts';
import { brief } from './escape.ts';
import { message, requirement } from './message.ts';
import { quote } from './quote.ts';

/** A broken clause with the request that broke it. */
export interface ShownViolation extends RequestViolation {
  operation: string | null;
  input: JsonObject | null;
  /** The line of the code under test that sent it, where it is known. */
  where?: string | null;
}

/** A violation in words: the clause, what it requires, what was sent, and from where. */
export function violationLines({
  clause,
  actual,
  operation,
  input,
  where,
}: ShownViolation): string[] {
  const rows: [string, string][] = [
    ['requirement', requirement(clause)],
    ['level', `${clause.level} · ${clause.evidence} · ${clause.source}`],
    ['sent', message(actual)],
    ['request', `${operation ?? '(no operation)'} ${input ? quote(input) : '(no JSON object)'}`],
  ];
  if (where !== undefined) rows.push(['sent by', where ?? '(the line is not known)']);
  return [clause.id, ...rows.map(([label, text]) => `  ${label.padEnd(13)}${brief(text)}`)];
}
