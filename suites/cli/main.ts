#!/usr/bin/env node
import { cleanupCommand } from './cleanup-command.ts';
import { compareCommand } from './compare-command.ts';
import { completionCommand } from './completion-command.ts';
import { EXIT, UsageError } from './exit.ts';
import { suggest } from './flags.ts';
import { HELP } from './help.ts';
import { listCommand } from './list-command.ts';
import type { CommandName } from './pages/index.ts';
import { reportCommand } from './report-command.ts';
import { reproCommand } from './repro-command.ts';
import { runCommand } from './run-command.ts';
import { serveCommand } from './serve-command.ts';
import { version } from './version.ts';

const COMMANDS: Record<CommandName, (args: string[]) => Promise<number>> = {
  run: runCommand,
  list: listCommand,
  serve: serveCommand,
  repro: reproCommand,
  report: reportCommand,
  cleanup: cleanupCommand,
  compare: compareCommand,
  completion: completionCommand,
};

/** No command means `run`: the main job. */
async function main(args: string[]): Promise<number> {
  const [first] = args;
  if (first === '--version') {
    process.stdout.write(`${version()}\n`);
    return EXIT.conforms;
  }
  if (first === '--help' || first === 'help') {
    const page = args[1] ?? '';
    process.stdout.write(HELP[Object.hasOwn(HELP, page) ? page : ''] ?? '');
    return EXIT.conforms;
  }
  const named = first !== undefined && !first.startsWith('-');
  const name = named ? first : 'run';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as CommandName] : undefined;
  if (!command) {
    throw new UsageError(
      `no command ${name}${suggest(name, Object.keys(COMMANDS), '')} (--help shows all)`,
    );
  }
  const rest = named ? args.slice(1) : args;
  if (rest.includes('--help')) {
    process.stdout.write(HELP[name] ?? '');
    return EXIT.conforms;
  }
  return command(rest);
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.conforms : EXIT.ownFault);
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const words = isUsage ? error.message : `a fault of the suite itself: ${detail}`;
    process.stderr.write(`memorydb-conformance: ${words}\n`);
    // What was open when it happened, such as the embedded endpoint, must not keep the process.
    process.exit(isUsage ? EXIT.usage : EXIT.ownFault);
  },
);
