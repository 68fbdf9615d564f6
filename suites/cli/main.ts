#!/usr/bin/env node
import { EXIT } from '../harness/exit.ts';
import { dispatch } from './dispatch.ts';
import { errorLine } from './error-line.ts';

// A reader that has seen enough (`| head`) is no fault, and ends nothing: a run goes on to its clean-up, and
// its exit code is its own.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
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

dispatch(process.argv.slice(2)).then(
  (code) => {
    finished = true;
    process.exitCode = code;
  },
  (error: unknown) => {
    const { line, code } = errorLine(error);
    process.stderr.write(line);
    // What was open when it happened, such as the embedded endpoint, must not keep the process.
    process.exit(code);
  },
);
