/** A part of a report that may lose rows from its end, but is never cut within one. */
export interface Section {
  /** What stands before the rows and after them. */
  open: string[];
  rows: string[];
  close: string[];
}

/** A table; its cells are escaped by whoever makes them. */
export function table(columns: string[], rows: string[][]): Section {
  return {
    open: [row(columns), row(columns.map(() => '---'))],
    rows: rows.map(row),
    close: [],
  };
}

/** A part that is closed until somebody opens it. @param summary - plain words of ours */
export function folded(summary: string, { open, rows, close }: Section): Section {
  return {
    open: ['<details>', `<summary>${summary}</summary>`, '', ...open],
    rows,
    close: [...close, '', '</details>'],
  };
}

/** The lines of a section within so many characters, with a line that says what was left out. */
export function within(room: number, { open, rows, close }: Section): string[] {
  const more = (count: number) =>
    `_${count} more are left out here; the run record keeps them all._`;
  const fixed = lengthOf([...open, ...close, '', more(rows.length)]);
  let kept = 0;
  for (let length = fixed; kept < rows.length; kept++) {
    length += (rows[kept]?.length ?? 0) + 1;
    if (length > room) break;
  }
  const left = rows.length - kept;
  if (left === 0) return [...open, ...rows, ...close];
  if (kept === 0) return [more(left)];
  return [...open, ...rows.slice(0, kept), '', more(left), ...close];
}

/** With a line feed after each line. */
export function lengthOf(lines: string[]): number {
  return lines.reduce((sum, { length }) => sum + length + 1, 0);
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
