import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freshFolder } from './folder.ts';
import { checkBuild } from './fresh-build.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What npm says that it packs. */
interface Packed {
  filename: string;
  size: number;
  files: { path: string }[];
}

/** How a command in a project ended. */
interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Somebody's project, in an empty folder. */
interface Project {
  folder: string;
  packed: Packed;
  write(path: string, text: string): void;
  /** Runs Node there. */
  node(args: string[], env?: Record<string, string>): Promise<Ran>;
}

/**
 * Makes a project that has this package as npm would install it, and of other packages only those
 * that it asks for: what it forgets to ask for, or to publish, is missing there. It must be built.
 *
 * @param others - names of packages of the project's own
 */
export function newProject(others: string[]): Project {
  checkBuild();
  const folder = freshFolder();
  const modules = join(folder, 'node_modules');
  const home = join(modules, 'memorydb-conformance');
  const packed = pack(folder);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['xzf', join(folder, packed.filename), '-C', home, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  // Those of the dependencies are found from where these really are.
  for (const name of [...Object.keys(dependencies), ...others]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module","private":true}');
  return {
    folder,
    packed,
    write: (path, text) => writeFileSync(join(folder, path), text),
    node: (args, env = {}) => node(args, folder, env),
  };
}

function pack(into: string): Packed {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', into];
  const stdio = ['ignore', 'pipe', 'ignore'] as const;
  const json = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: [...stdio] });
  const [packed] = JSON.parse(json) as [Packed];
  return packed;
}

function node(args: string[], cwd: string, more: Record<string, string>): Promise<Ran> {
  const { VITEST, NODE_ENV, NODE_OPTIONS, TEST, ...environment } = process.env;
  const env = { ...environment, ...more };
  const options = { cwd, env, maxBuffer: 32 * 1024 * 1024, timeout: 110_000 };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
