import { counted } from '../../reports/counted.ts';
import { requirement } from '../../reports/message.ts';
import { fold } from '../../reports/wrap.ts';
import { testedOperations } from '../../specs/load.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { parseFlags } from '../harness/flags.ts';
import { select } from '../run/select.ts';
import { LIST_FLAGS } from './pages/list.ts';

/** `list`: every clause with level, evidence and source. */
export async function listCommand(args: string[]): Promise<number> {
  const { flags } = parseFlags('list', args, LIST_FLAGS, 0);
  const all = testedOperations().flatMap(({ clauses }) => clauses);
  const selection = select(all, (flags['select'] as string[] | undefined) ?? []);
  if (!selection.ok) {
    throw new UsageError(
      `--select: no clause ${selection.selector}; did you mean ${selection.suggestion}?`,
    );
  }
  const clauses = all
    .filter(({ id }) => selection.clauses.has(id))
    .map((clause) => ({
      id: clause.id,
      level: clause.level,
      evidence: clause.evidence,
      source: clause.source,
      text: requirement(clause),
    }));
  if (flags['json']) {
    process.stdout.write(`${JSON.stringify(clauses, null, 2)}\n`);
    return EXIT.conforms;
  }
  const width = process.stdout.columns ?? 80;
  for (const { id, level, evidence, source, text } of clauses) {
    const origin = fold(`${level} · ${evidence} · ${source}`, width - 2, 4);
    process.stdout.write(`${id}\n  ${origin}\n  ${fold(text, width - 2, 4)}\n`);
  }
  process.stdout.write(`\n${counted(clauses.length, 'clause')}\n`);
  return EXIT.conforms;
}
