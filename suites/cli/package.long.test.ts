import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshFolder } from '../../fixtures/hostile/folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';

/** What npm says that it packs. */
interface Packed {
  filename: string;
  size: number;
  files: { path: string }[];
}

let packed: Packed;
/** A folder that has nothing but the package, unpacked as npm would, beside what it depends on. */
const user = freshFolder();

beforeAll(() => {
  const json = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', user],
    {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  [packed] = JSON.parse(json) as [Packed];
  const modules = join(user, 'node_modules');
  const home = join(modules, 'memorydb-conformance');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['xzf', join(user, packed.filename), '-C', home, '--strip-components=1']);
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(home, 'package.json'), 'utf8'),
  );
  // Those of the dependencies are found from where these really are.
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
});

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: user, encoding: 'utf8', timeout: 60_000 });
}

const cli = (...args: string[]) =>
  node('node_modules/memorydb-conformance/dist/suites/cli/main.js', ...args);

describe('the tarball', () => {
  test('has what is needed, and no test, source, recording or sample', () => {
    const paths = packed.files.map(({ path }) => path);
    for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md', 'reports/run-record.schema.json'])
      expect(paths).toContain(path);
    const odd =
      /\.test\.|\.map$|tsbuildinfo|(?<!\.d)\.ts$|\.png$|\.html$|\.jsonl$|hostile|emulators|bench|prove/;
    expect(paths.filter((path) => odd.test(path))).toEqual([]);
    expect(packed.size).toBeLessThan(500_000);
  });

  test('runs, and judges', () => {
    expect(cli('run', '--select', CLAUSE, '--runs', '1', '--quiet')).toContain(
      '1 passed, 0 failed',
    );
    expect(cli('report', 'reports/latest/run.jsonl', '--format', 'tap')).toContain(
      `ok 1 - ${CLAUSE}`,
    );
    expect(cli('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('takes a configuration in TypeScript', () => {
    const path = join(user, 'conformance.config.ts');
    const lines = [
      "import { defineConfig } from 'memorydb-conformance/config';",
      'const seed: number = 4711;',
      'export default defineConfig({ runs: 1, seed });',
    ];
    writeFileSync(path, lines.join('\n'));
    expect(cli('run', '--select', CLAUSE, '--quiet')).toContain('seed 4711');
  });

  test('everything that it exports is there', () => {
    const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names = Object.keys(exports).map((name) =>
      name.replace('.', 'memorydb-conformance').replace('*.json', 'memorydb/service.json'),
    );
    expect(names).toContain('memorydb-conformance/run-record.schema.json');
    for (const name of names.filter((own) => !own.endsWith('/vitest'))) {
      const kind = name.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
      const code = `console.log(Object.keys(await import('${name}'${kind})).length)`;
      expect(
        Number(node('--no-warnings', '--input-type=module', '-e', code)),
        name,
      ).toBeGreaterThan(0);
    }
  });
});
