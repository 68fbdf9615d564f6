import { DEFECTS } from '../../../fixtures/reference/defects/index.ts';
import { clauseIds } from '../../harness/clause-ids.ts';
import type { Completes, Flag } from '../../harness/flags.ts';
import { PAGES } from '../pages/index.ts';
import type { Page } from '../pages/page.ts';

/** All that a shell can complete, from the tables that the parser and the help read. */
export interface Vocabulary {
  commands: [name: string, page: Page][];
  /** Ids of clauses, and all beginnings of them that select what is below. */
  clauses: string[];
  defects: string[];
}

/** The vocabulary of this version. */
export function vocabulary(): Vocabulary {
  const beginnings = clauseIds().flatMap((id) => {
    const parts = id.split('/');
    return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
  });
  return {
    commands: Object.entries(PAGES),
    clauses: [...new Set(beginnings)],
    defects: DEFECTS.map(({ id }) => id),
  };
}

/** A flag that takes a value, and what a shell offers for it. */
export type Valued = [command: string, flag: string, completes: Completes | undefined];

/** Every flag of every command that takes a value. */
export function valuedFlags({ commands }: Vocabulary): Valued[] {
  return commands.flatMap(([command, { flags }]) =>
    Object.entries(flags)
      .filter(([, { type }]) => type === 'string')
      .map(([name, { completes }]: [string, Flag]): Valued => [command, `--${name}`, completes]),
  );
}

/** Text in single quotes for a shell of the Bourne family; `fish` escapes otherwise. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
