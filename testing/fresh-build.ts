import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What the compiled command line is made from. */
const ROOMS = ['specs', 'suites', 'fixtures', 'reports'];
const SOURCE = /(?<!\.test)\.ts$/;

/**
 * Holds a build against the sources: tests of an older one say nothing of what was just written.
 *
 * @param root - the folder that holds the sources, and `dist`
 * @throws Error when there is no build, or a source was written after it
 */
export function checkBuild(root = ROOT): void {
  const built = writtenAt(join(root, 'dist', 'tsconfig.tsbuildinfo'));
  if (built === null) throw new Error('dist is missing: npm run build');
  for (const room of ROOMS) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!SOURCE.test(name)) continue;
      const path = join(room, name);
      if ((writtenAt(join(root, path)) ?? 0) > built) {
        throw new Error(`dist is older than ${path}: npm run build`);
      }
    }
  }
}

function writtenAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
