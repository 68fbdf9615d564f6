import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { answeredWhen, endpointName } from '../headline.ts';
import { code, prose } from '../markdown/inert.ts';
import { MARKS, VERDICTS } from '../marks.ts';
import type { Comparison, Side } from './comparison.ts';
import type { Drift } from './drift.ts';
import { ABSENT, CHANGES, letter } from './words.ts';

/** A comparison as Markdown, for the comment of a pull request or a wiki: what differs, and drift. */
export function compareMarkdown({ operation, sides, rows, drifts }: Comparison): string {
  const different = rows.filter(({ differs }) => differs);
  const lines = [
    `# ${operation} on ${sides.length} runs`,
    '',
    ...table(
      ['', 'run', 'endpoint', 'answered', 'contract', 'verdicts'],
      sides.map((side, index) => sideCells(side, index)),
    ),
    '',
    `${different.length} of ${counted(rows.length, 'clause')} differ.`,
  ];
  if (different.length > 0) {
    const cells = different.map((row) => [
      code(row.clause.id),
      ...row.cells.map((cell) => (cell ? MARKS[cell.verdict] : ABSENT)),
    ]);
    lines.push('', ...table(['clause', ...sides.map((_side, at) => letter(at))], cells));
  }
  for (const drift of drifts) lines.push('', ...driftLines(drift, sides));
  return `${lines.join('\n')}\n`;
}

function sideCells({ name, header, counts }: Side, index: number): string[] {
  const numbers = VERDICTS.filter((kind) => counts[kind] > 0);
  return [
    letter(index),
    safe(name),
    safe(endpointName(header)),
    safe(answeredWhen(header)),
    safe(header.specRevision),
    numbers.map((kind) => `${counts[kind]} ${MARKS[kind]}`).join(' '),
  ];
}

function driftLines({ from, to, changes }: Drift, sides: Side[]): string[] {
  const name = (index: number) => safe(sides[index]?.name ?? '');
  const lines = [`## Drift from ${name(from)} to ${name(to)}`, ''];
  if (changes.length === 0) lines.push('Nothing changed.');
  else {
    const rows = Object.entries(CHANGES).flatMap(([kind, words]) =>
      changes
        .filter((change) => change.kind === kind)
        .map(({ clause, from: before, to: after }) => [
          words,
          code(clause),
          [before, after].map((verdict) => (verdict ? MARKS[verdict] : ABSENT)).join(' → '),
        ]),
    );
    lines.push(...table(['change', 'clause', 'verdict'], rows));
  }
  return lines;
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function safe(text: string): string {
  return prose(brief(text));
}
