import type { CallSummary } from '../suites/model/phrase.ts';
import { brief } from './escape.ts';
import { call, historyWords } from './message.ts';
import { fold } from './wrap.ts';

/** More calls than any experiment makes are not a history, whatever a record says. */
const MOST = 100;

/**
 * A history of calls as lines, one call each. Names made by a run are long and alike, so they are
 * letters here, and the letters are explained below; another spelling of a name is `B′`.
 *
 * @param order - `witness`: the calls in an order that explains them; `unexplained`: as they were sent
 */
export function historyLines(
  calls: CallSummary[],
  order: 'witness' | 'unexplained',
  width: number,
  indent: number,
): string[] {
  const kept = calls.slice(0, MOST);
  const letters = lettersOf(kept.flatMap(({ names }) => names));
  const steps = kept.map((own, index) => {
    const names = own.names.map((name) => letters.get(name) ?? name);
    return [String(index + 1).padStart(2), call({ ...own, names })] as const;
  });
  const legend = [...letters].map(([name, letter]) => [letter.padEnd(2), name] as const);
  const rest = calls.length > MOST ? [['', `… (${calls.length})`] as const] : [];
  const margin = ' '.repeat(indent);
  return [
    margin + fold(historyWords(order), width, indent),
    ...[...steps, ...rest, ...legend].map(
      ([mark, text]) => `${margin}  ${mark.padStart(2)}  ${fold(brief(text), width, indent + 6)}`,
    ),
  ];
}

/** A letter for each name in the order of appearance; spellings of one name share theirs. */
function lettersOf(names: string[]): Map<string, string> {
  const letters = new Map<string, string>();
  const spellings = new Map<string, number>();
  for (const name of new Set(names)) {
    const plain = name.toLowerCase();
    const before = spellings.get(plain) ?? 0;
    spellings.set(plain, before + 1);
    const index = [...spellings.keys()].indexOf(plain);
    letters.set(name, letter(index) + '′'.repeat(before));
  }
  return letters;
}

function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `N${index + 1}`;
}
