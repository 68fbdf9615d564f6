import type { Clause } from '../specs/spec.ts';
import type { Judgement } from '../suites/model/judgement.ts';
import type { RecordedStep, RunHeader } from '../suites/model/run-record.ts';
import { curlLine } from './curl.ts';
import { brief, printable } from './escape.ts';
import { failingStep } from './failure.ts';
import { message, requirement } from './message.ts';
import { sdkSnippet } from './sdk-snippet.ts';
import { fold } from './wrap.ts';

/** What `repro` prints: the exchange, a curl line, an SDK snippet, and whether it still fails. */
export function reproReport(
  about: {
    header: RunHeader;
    clause: Clause;
    judgement: Judgement;
    trace: RecordedStep[];
  },
  width: number,
): string {
  const { header, clause, judgement, trace } = about;
  const lines = [clause.id, `  ${fold(requirement(clause), width, 2)}`];
  for (const step of trace) lines.push('', ...exchangeLines(step, width));
  const step = failingStep(trace, null);
  if (step) {
    lines.push('', 'curl', `  ${curlLine(step, header.region)}`);
    const snippet = sdkSnippet(step, header.region);
    if (snippet)
      lines.push('', 'SDK for JavaScript', ...snippet.split('\n').map((line) => `  ${line}`));
  }
  lines.push('', ...verdictLines(judgement, width));
  return `${lines.join('\n')}\n`;
}

function exchangeLines({ role, request, response }: RecordedStep, width: number): string[] {
  const lines = [`${role}: ${request.method} ${request.url}`];
  for (const [name, value] of request.headers) lines.push(`  > ${brief(`${name}: ${value}`)}`);
  lines.push(`  > ${shown(request.body, width)}`);
  if ('failure' in response) {
    lines.push(`  < no answer: ${brief(`${response.failure.code} ${response.failure.detail}`)}`);
    return lines;
  }
  lines.push(`  < ${response.status}`);
  for (const [name, value] of response.headers) lines.push(`  < ${brief(`${name}: ${value}`)}`);
  lines.push(`  < ${shown(response.body, width)}`);
  return lines;
}

function shown(body: string, width: number): string {
  const text = printable(body);
  const most = 400;
  return fold(
    text.length > most ? `${text.slice(0, most)}… (${text.length})` : text || '(no body)',
    width,
    4,
  );
}

function verdictLines(judgement: Judgement, width: number): string[] {
  if (judgement.outcome === 'holds') return ['It does not fail any more.'];
  if (judgement.outcome === 'inconclusive') {
    return [fold(`It could not be told: ${brief(message(judgement.reason))}`, width, 2)];
  }
  return [
    'It still fails.',
    `  expected  ${fold(brief(message(judgement.expected)), width, 12)}`,
    `  actual    ${fold(brief(message(judgement.actual)), width, 12)}`,
  ];
}
