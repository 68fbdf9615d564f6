import { counted } from '../../reports/counted.ts';
import { requirement } from '../../reports/message.ts';
import { fold } from '../../reports/wrap.ts';
import type { Clause } from '../../specs/spec.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { parseFlags } from '../harness/flags.ts';
import { selectable, selectFrom } from '../harness/selection.ts';
import { LIST_FLAGS } from './pages/list.ts';

const LEVELS = ['MUST', 'SHOULD'];
const MOST_WORDS = 20;

interface Listed extends Pick<Clause, 'id' | 'level' | 'evidence' | 'source'> {
  text: string;
}

/**
 * `list`: what every clause demands, with level, evidence and source. Without a selection, words or
 * a level, only how many there are of each operation.
 */
export async function listCommand(args: string[]): Promise<number> {
  const { flags, rest: words } = parseFlags('list', args, LIST_FLAGS, MOST_WORDS);
  const selectors = (flags['select'] as string[] | undefined) ?? [];
  const level = flags['level'] as string | undefined;
  if (level !== undefined && !LEVELS.includes(level)) {
    throw new UsageError(`--level: no level ${JSON.stringify(level)}; it is MUST or SHOULD`);
  }
  const listed = selected(selectors)
    .filter((clause) => level === undefined || clause.level === level)
    .filter((clause) => words.every((word) => speaksOf(clause, word)));
  if (listed.length === 0) {
    throw new UsageError(`list: no clause speaks of ${words.join(' and ') || level}`);
  }
  const folded = selectors.length + words.length === 0 && level === undefined && !flags['flat'];
  const width = process.stdout.columns ?? 80;
  if (flags['json']) process.stdout.write(`${JSON.stringify(listed, null, 2)}\n`);
  else if (folded) process.stdout.write(byOwner(listed));
  else process.stdout.write(listed.map((clause) => inWords(clause, width)).join('') + sum(listed));
  return EXIT.conforms;
}

function selected(selectors: string[]): Listed[] {
  const among = selectable(selectors);
  const selection = selectFrom(among, selectors);
  if (!selection.ok) {
    throw new UsageError(
      `--select: no clause ${selection.selector}; did you mean ${selection.suggestion}?`,
    );
  }
  return among.clauses
    .filter(({ id }) => selection.clauses.has(id))
    .map((clause) => {
      const { id, level, evidence, source } = clause;
      return { id, level, evidence, source, text: requirement(clause) };
    });
}

function speaksOf({ id, text }: Listed, word: string): boolean {
  return `${id} ${text}`.toLowerCase().includes(word.toLowerCase());
}

function inWords({ id, level, evidence, source, text }: Listed, width: number): string {
  const origin = fold(`${level} · ${evidence} · ${source}`, width - 2, 4);
  return `${id}\n  ${origin}\n  ${fold(text, width - 2, 4)}\n`;
}

/** A line for each operation, and for the protocol: how many clauses, and how many of them are MUSTs. */
function byOwner(listed: Listed[]): string {
  const owners = new Map<string, Listed[]>();
  for (const clause of listed) {
    const [owner = ''] = clause.id.split('/');
    owners.set(owner, [...(owners.get(owner) ?? []), clause]);
  }
  const lines = [...owners].map(([owner, own]) => {
    const many = counted(own.length, 'clause').padStart(11);
    return `${owner.padEnd(40)} ${many}, ${musts(own).padStart(8)}\n`;
  });
  return `${lines.join('')}${sum(listed)}${MORE}`;
}

const MORE = '--select ID, --level MUST or words show some of them in full, --flat all\n';

function sum(listed: Listed[]): string {
  return `\n${counted(listed.length, 'clause')}, ${musts(listed)}\n`;
}

function musts(listed: Listed[]): string {
  return `${listed.filter(({ level }) => level === 'MUST').length} MUST`;
}
