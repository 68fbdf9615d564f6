import { createColors } from 'picocolors';
import type { VerdictKind } from '../../suites/model/judgement.ts';
import { counted } from '../counted.ts';
import { brief } from '../escape.ts';
import { byFamily } from '../families.ts';
import { answeredWhen, endpointName } from '../headline.ts';
import { MARKS, VERDICTS } from '../marks.ts';
import { painters } from '../paint.ts';
import { fold } from '../wrap.ts';
import type { Comparison, Row, Side } from './comparison.ts';
import type { Drift } from './drift.ts';
import { ABSENT, CHANGES, letter } from './words.ts';

/** How a comparison is to look on a terminal. */
export interface CompareView {
  color: boolean;
  /** Columns. */
  width: number;
  /** The clauses too on which all runs agree. */
  all: boolean;
}

/** A comparison as a person reads it on a terminal. */
export function compareText(comparison: Comparison, view: CompareView): string {
  const { operation, sides, rows, drifts } = comparison;
  const colors = createColors(view.color);
  const paint = painters(view.color);
  const lines = [colors.bold(`${operation} on ${sides.length} runs`)];
  for (const [index, side] of sides.entries()) lines.push(...sideLines(side, index, view.width));
  const shown = view.all ? rows : rows.filter(({ differs }) => differs);
  if (shown.length > 0) lines.push('', colors.bold(sides.map((_, at) => letter(at)).join(' ')));
  const margin = ' '.repeat(sides.length * 2);
  for (const [owner, families] of byFamily(shown)) {
    lines.push(`${margin}${colors.bold(owner)}`);
    for (const [family, members] of families) {
      if (family) lines.push(`${margin}  ${family}`);
      for (const row of members) {
        const cells = row.cells.map((cell) => mark(cell?.verdict ?? null, paint));
        const tail = row.clause.id
          .split('/')
          .slice(family ? 2 : 1)
          .join('/');
        const text = fold(
          tail + (sides.length > 2 ? lone(row) : ''),
          view.width,
          margin.length + 4,
        );
        lines.push(`${cells.join(' ')} ${' '.repeat(4)}${text}`);
      }
    }
  }
  const different = rows.filter(({ differs }) => differs).length;
  const said = [
    `${different} of ${counted(rows.length, 'clause')} differ`,
    `in ${rows.filter(({ disagrees }) => disagrees).length} of them one keeps what another breaks`,
    ...(different < rows.length && !view.all ? ['--all shows every clause'] : []),
  ];
  lines.push('', fold(said.join('; '), view.width, 2));
  lines.push(...loneLines(comparison, view.width));
  for (const drift of drifts) lines.push('', ...driftLines(drift, sides, view.width));
  return `${lines.join('\n')}\n`;
}

function sideLines({ name, header, counts }: Side, index: number, width: number): string[] {
  const numbers = VERDICTS.filter((kind) => counts[kind] > 0).map(
    (kind) => `${counts[kind]} ${MARKS[kind]}`,
  );
  const about = [
    `${endpointName(header)}, ${answeredWhen(header)}`,
    brief(`contract ${header.specRevision}, suite ${header.suite}, seed ${header.seed}`),
  ];
  const label = letter(index).padEnd(3);
  return [
    `  ${label}${fold(`${brief(name)}   ${numbers.join('  ')}`, width, 5)}`,
    ...about.map((line) => `     ${fold(line, width, 5)}`),
  ];
}

function mark(verdict: VerdictKind | null, paint: Record<VerdictKind, (text: string) => string>) {
  return verdict === null ? ABSENT : paint[verdict](MARKS[verdict]);
}

function lone({ onlyKeeps, onlyBreaks }: Row): string {
  if (onlyKeeps !== null) return `  (only ${letter(onlyKeeps)} keeps it)`;
  if (onlyBreaks !== null) return `  (only ${letter(onlyBreaks)} breaks it)`;
  return '';
}

function loneLines({ sides, rows }: Comparison, width: number): string[] {
  return sides.flatMap(({ name }, index) => {
    const keeps = rows.filter(({ onlyKeeps }) => onlyKeeps === index).length;
    const breaks = rows.filter(({ onlyBreaks }) => onlyBreaks === index).length;
    const said = [
      ...(keeps > 0 ? [`alone keeps ${counted(keeps, 'clause')}`] : []),
      ...(breaks > 0 ? [`alone breaks ${counted(breaks, 'clause')}`] : []),
    ];
    if (said.length === 0) return [];
    return [fold(`${letter(index)} (${brief(name)}) ${said.join(' and ')}`, width, 2)];
  });
}

function driftLines({ from, to, changes }: Drift, sides: Side[], width: number): string[] {
  const names = `${letter(from)} (${brief(sides[from]?.name ?? '')}) to ${letter(to)} (${brief(sides[to]?.name ?? '')})`;
  const lines = [fold(`Drift from ${names}: ${counted(changes.length, 'clause')}`, width, 2)];
  for (const [kind, words] of Object.entries(CHANGES)) {
    const own = changes.filter((change) => change.kind === kind);
    if (own.length > 0) lines.push(`  ${words}`);
    for (const { clause, from: before, to: after } of own) {
      const marks = [before, after].map((verdict) => (verdict ? MARKS[verdict] : ABSENT));
      lines.push(`    ${marks.join(' → ')} ${fold(clause, width, 10)}`);
    }
  }
  return lines;
}
