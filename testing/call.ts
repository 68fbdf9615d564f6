import { dispatch } from '../suites/cli/dispatch.ts';
import { errorLine } from '../suites/cli/error-line.ts';

/** How a command ended, and what it said. */
export interface Called {
  code: number;
  stdout: string;
  stderr: string;
}

/** Ends when the call before does: what they say would be mixed. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The command line in this process, from its arguments to its exit code: the sources as they are, in a
 * fraction of the time of a process of its own. What only a process has (signals, streams that break,
 * an environment of its own) is for `cli` to test.
 */
export function call(args: string[]): Promise<Called> {
  const own = turn.then(() => callNow(args));
  turn = own;
  return own;
}

async function callNow(args: string[]): Promise<Called> {
  const said = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const { write } = process[name];
    process[name].write = (text: string | Uint8Array) => {
      said[name] += text;
      return true;
    };
    return () => {
      process[name].write = write;
    };
  });
  try {
    return { code: await dispatch(args), ...said };
  } catch (error) {
    const { line, code } = errorLine(error);
    return { ...said, code, stderr: said.stderr + line };
  } finally {
    for (const undo of restore) undo();
  }
}
