import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { OWN_FAULT, USAGE } from './exits.ts';
import type { Page } from './page.ts';

/** Shells that there is a completion for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const COMPLETION_PAGE: Page = {
  brief: 'print a completion script for a shell',
  takes: [{ name: 'SHELL', completes: SHELLS, about: SHELLS.join(', ') }],
  description: [
    'Prints a script for a shell. It completes commands, flags, files, the ids of clauses and those of defects. Commands and flags are those of this version: print it again after an update, or let the shell do so when it starts. The ids it asks the command for when they are needed.',
  ],
  flags: { help: RUN_FLAGS.help },
  exits: [[0, 'the script was printed'], USAGE, OWN_FAULT],
  examples: [
    ['bash, in ~/.bashrc', 'eval "$(memorydb-conformance completion bash)"'],
    ['zsh, in ~/.zshrc after compinit', 'source <(memorydb-conformance completion zsh)'],
    ['fish, in ~/.config/fish/config.fish', 'memorydb-conformance completion fish | source'],
  ],
};
