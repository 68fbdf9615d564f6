import { printableLines } from '../../reports/escape.ts';
import { EXIT, UsageError } from '../harness/exit.ts';

/** What the command line says of an error that ended it, and its exit code. */
export function errorLine(error: unknown): { line: string; code: number } {
  const isUsage = error instanceof UsageError;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const words = isUsage ? error.message : `a fault of the suite itself: ${detail}`;
  const line = `memorydb-conformance: ${printableLines(words)}\n`;
  return { line, code: isUsage ? EXIT.usage : EXIT.ownFault };
}
