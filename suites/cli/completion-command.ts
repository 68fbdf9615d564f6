import { EXIT, UsageError } from '../harness/exit.ts';
import { parseFlags, suggest } from '../harness/flags.ts';
import { bash } from './completion/bash.ts';
import { fish } from './completion/fish.ts';
import { type Commands, commandsOf } from './completion/vocabulary.ts';
import { zsh } from './completion/zsh.ts';
import { COMPLETION_PAGE, SHELLS } from './pages/completion.ts';

const SCRIPTS: Record<(typeof SHELLS)[number], (commands: Commands) => string> = {
  bash,
  zsh,
  fish,
};

/** `completion`: a script that completes commands, flags and ids in a shell. */
export async function completionCommand(args: string[]): Promise<number> {
  const { rest } = parseFlags('completion', args, COMPLETION_PAGE.flags, 1);
  const [wanted = ''] = rest;
  const shell = SHELLS.find((own) => own === wanted);
  if (!shell) {
    const near = wanted ? suggest(wanted, [...SHELLS], '') : '';
    const what = wanted ? `not ${JSON.stringify(wanted)}` : 'name one';
    throw new UsageError(`completion SHELL: SHELL is ${SHELLS.join(', ')}; ${what}${near}`);
  }
  process.stdout.write(SCRIPTS[shell](commandsOf()));
  return EXIT.conforms;
}
