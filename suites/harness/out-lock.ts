import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './exit.ts';
import { makeFolder } from './make-folder.ts';

/** Folders that a run of this process writes into. */
const held = new Set<string>();

/**
 * Takes a folder for one run: two in one would write over each other's record and journal. What a run
 * that was killed has left there holds nobody.
 *
 * @returns gives the folder back
 * @throws UsageError where a run is under way in it, or it cannot be written
 */
export function takeFolder(folder: string): () => void {
  const path = join(folder, 'run.lock');
  const own = `${process.pid} ${hostname()}\n`;
  for (let tries = 0; ; tries++) {
    try {
      makeFolder(folder);
      writeFileSync(path, own, { flag: 'wx' });
      break;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw new UsageError(`cannot write ${path}: ${message}`);
      if (tries > 0 || isHeld(path)) {
        throw new UsageError(
          `another run is writing into ${folder}; name another folder with --out, or remove ${path} where none is under way`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}

function isHeld(path: string): boolean {
  if (held.has(path)) return true;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // It was given back in the meantime.
    return false;
  }
  const [, pid, host] = /^(\d+) (\S+)\n$/.exec(text) ?? [];
  // Processes of another machine cannot be seen.
  if (pid === undefined) return false;
  if (host !== hostname()) return true;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
