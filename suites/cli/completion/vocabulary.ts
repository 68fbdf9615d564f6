import type { Completes, Flag } from '../../harness/flags.ts';
import { PAGES } from '../pages/index.ts';
import type { Page } from '../pages/page.ts';

/** The commands with their flags, from the tables that the parser and the help read. */
export type Commands = [name: string, page: Page][];

/** The commands of this version. What there are many of, such as clauses, a script asks for at work. */
export function commandsOf(): Commands {
  return Object.entries(PAGES);
}

/** A flag that takes a value, and what a shell offers for it. */
export type Valued = [command: string, flag: string, completes: Completes | undefined];

/** Every flag of every command that takes a value. */
export function valuedFlags(commands: Commands): Valued[] {
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
