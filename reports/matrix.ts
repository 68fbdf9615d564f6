import type { FaultCell } from '../suites/model/run-record.ts';
import { brief } from './escape.ts';
import { fold } from './wrap.ts';

/** The fault matrix as lines: for each set of accepted answers, what came back and how often. */
export function matrixLines(cells: FaultCell[], width: number): string[] {
  const rows = new Map<string, FaultCell[]>();
  for (const cell of cells) {
    const key = cell.expected.join(' | ');
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  const lines = ['expected × received'];
  for (const [expected, received] of rows) {
    lines.push(`  ${fold(expected, width, 2)}`);
    for (const { received: type, count, expected: types } of received) {
      const mark = types.includes(type) ? '✓' : '✗';
      lines.push(`    ${mark} ${fold(`${brief(type)} × ${count}`, width, 6)}`);
    }
  }
  return lines;
}
