#!/usr/bin/env node
import { printableLines } from '../../reports/escape.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { suggest } from '../harness/flags.ts';
import { version } from '../harness/version.ts';
import type { CommandName } from './pages/index.ts';

type Command = (args: string[]) => Promise<number>;

/** Each is loaded when it is asked for: what it needs takes longer to load than most take to run. */
const COMMANDS: Record<CommandName, () => Promise<Command>> = {
  run: async () => (await import('./run-command.ts')).runCommand,
  list: async () => (await import('./list-command.ts')).listCommand,
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  repro: async () => (await import('./repro-command.ts')).reproCommand,
  report: async () => (await import('./report-command.ts')).reportCommand,
  cleanup: async () => (await import('./cleanup-command.ts')).cleanupCommand,
  compare: async () => (await import('./compare-command.ts')).compareCommand,
  completion: async () => (await import('./completion-command.ts')).completionCommand,
};

async function help(page: string): Promise<number> {
  const { HELP } = await import('./help.ts');
  process.stdout.write(HELP[Object.hasOwn(HELP, page) ? page : ''] ?? '');
  return EXIT.conforms;
}

/** No command means `run`: the main job. */
async function main(args: string[]): Promise<number> {
  const [first] = args;
  if (first === '--version') {
    process.stdout.write(`${version()}\n`);
    return EXIT.conforms;
  }
  // Asked for by the completion scripts alone, so no page tells of it.
  if (first === '__complete') {
    return (await import('./complete-command.ts')).completeCommand(args.slice(1));
  }
  if (first === '--help' || first === 'help') return help(args[1] ?? '');
  const named = first !== undefined && !first.startsWith('-');
  const name = named ? first : 'run';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as CommandName] : undefined;
  if (!command) {
    throw new UsageError(
      `no command ${name}${suggest(name, Object.keys(COMMANDS), '')} (--help shows all)`,
    );
  }
  const rest = named ? args.slice(1) : args;
  if (rest.includes('--help')) return help(name);
  return (await command())(rest);
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.conforms);
  process.stderr.write(`memorydb-conformance: cannot write to stdout: ${error.message}\n`);
  process.exit(EXIT.usage);
});

let finished = false;
// Nothing is waited for any more and the work is not done: that must not look like a success.
process.once('beforeExit', () => {
  if (finished) return;
  process.stderr.write('memorydb-conformance: a fault of the suite itself: it ended too early\n');
  process.exitCode = EXIT.ownFault;
});

main(process.argv.slice(2)).then(
  (code) => {
    finished = true;
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const words = isUsage ? error.message : `a fault of the suite itself: ${detail}`;
    process.stderr.write(`memorydb-conformance: ${printableLines(words)}\n`);
    // What was open when it happened, such as the embedded endpoint, must not keep the process.
    process.exit(isUsage ? EXIT.usage : EXIT.ownFault);
  },
);
