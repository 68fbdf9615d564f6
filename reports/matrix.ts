import type { FaultCell } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';
import { fold } from './wrap.ts';

/** What came back where a set of answers was accepted. */
export interface MatrixRow {
  expected: string;
  received: { mark: '✓' | '✗'; type: string; count: number }[];
}

/** The fault matrix: a row for each set of accepted answers. */
export function matrixRows(cells: FaultCell[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  for (const { expected: types, received: type, count } of cells) {
    const expected = types.join(' | ');
    const row = rows.get(expected) ?? { expected, received: [] };
    row.received.push({ mark: types.includes(type) ? '✓' : '✗', type, count });
    rows.set(expected, row);
  }
  return [...rows.values()];
}

/** The fault matrix as lines: for each set of accepted answers, what came back and how often. */
export function matrixLines(cells: FaultCell[], width: number): string[] {
  const lines = ['expected × received'];
  for (const { expected, received } of matrixRows(cells)) {
    lines.push(`  ${fold(brief(expected), width, 2)}`);
    for (const { mark, type, count } of received) {
      lines.push(`    ${mark} ${fold(`${brief(type)} × ${count}`, width, 6)}`);
    }
  }
  return lines;
}
