import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { newProject } from '../../testing/project.ts';

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';

let user: ReturnType<typeof newProject>;
beforeAll(() => {
  user = newProject(['@aws-sdk/client-memorydb']);
});

async function node(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await user.node(args);
  expect(code, stderr).toBe(0);
  return stdout;
}

const cli = (...args: string[]) =>
  node('node_modules/memorydb-conformance/dist/suites/cli/main.js', ...args);

describe('the tarball', () => {
  test('has what is needed, and no test, source, recording or sample', () => {
    const paths = user.packed.files.map(({ path }) => path);
    const needed = ['README.md', 'LICENSE', 'CHANGELOG.md', 'reports/run-record.schema.json'];
    for (const path of [...needed, 'reports/html/style/base.css']) expect(paths).toContain(path);
    const odd =
      /\.test\.|\.map$|tsbuildinfo|(?<!\.d)\.ts$|\.png$|\.html$|\.jsonl$|hostile|emulators|bench|prove/;
    expect(paths.filter((path) => odd.test(path))).toEqual([]);
    expect(user.packed.size).toBeLessThan(500_000);
  });

  test('runs, and judges', async () => {
    expect(await cli('run', '--select', CLAUSE, '--runs', '1', '--quiet')).toContain(
      '1 passed, 0 failed',
    );
    expect(await cli('report', 'reports/latest/run.jsonl', '--format', 'tap')).toContain(
      `ok 1 - ${CLAUSE}`,
    );
    expect(await cli('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('takes a configuration in TypeScript', async () => {
    const lines = [
      "import { defineConfig } from 'memorydb-conformance/config';",
      'const seed: number = 4711;',
      'export default defineConfig({ runs: 1, seed });',
    ];
    user.write('conformance.config.ts', lines.join('\n'));
    expect(await cli('run', '--select', CLAUSE, '--quiet')).toContain('seed 4711');
  });

  test('everything that it exports is there', async () => {
    const { exports } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const names = Object.keys(exports).map((name) =>
      name.replace('.', 'memorydb-conformance').replace('*.json', 'memorydb/service.json'),
    );
    expect(names).toContain('memorydb-conformance/run-record.schema.json');
    for (const name of names.filter((own) => !own.endsWith('/vitest'))) {
      const kind = name.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
      const code = `console.log(Object.keys(await import('${name}'${kind})).length)`;
      expect(
        Number(await node('--no-warnings', '--input-type=module', '-e', code)),
        name,
      ).toBeGreaterThan(0);
    }
  });
});
