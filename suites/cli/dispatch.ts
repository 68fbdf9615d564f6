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

/**
 * Does what the arguments of the command line ask for, writing to stdout and stderr. No command means
 * `run`: the main job.
 *
 * @returns the exit code
 * @throws UsageError for what the user can put right; anything else is a fault of the suite
 */
export async function dispatch(args: string[]): Promise<number> {
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

async function help(page: string): Promise<number> {
  const { HELP } = await import('./help.ts');
  process.stdout.write(HELP[Object.hasOwn(HELP, page) ? page : ''] ?? '');
  return EXIT.conforms;
}
