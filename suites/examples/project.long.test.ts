import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startReference } from '../../fixtures/reference/server.ts';
import { newProject } from '../../testing/project.ts';

// The examples as they stand in a stranger's project: below the package as it is published, strictly.
/** Processes take their time on a busy machine; in milliseconds. */
const LIMIT = 120_000;

const EXAMPLES = {
  'snapshot-copier.ts': 'wrapper/snapshot-copier.ts',
  'snapshot-copier.test.ts': 'wrapper/snapshot-copier.test.ts',
  'emulator.test.ts': 'vitest/emulator.check.ts',
};

const CONFIG = `import { defineConfig } from 'memorydb-conformance/config';
export default defineConfig({ absent: ['CopySnapshot/input/TargetBucket'] });
`;

const SHARD = (select: string) => `import { conformance } from 'memorydb-conformance/vitest';
conformance({ runs: 1, select: ['${select}'] });
`;

/** Beside the clauses that are chosen there are others, of an endpoint that is not there. */
const ONLY = (select: string) => `import { describe } from 'vitest';
import { conformance } from 'memorydb-conformance/vitest';
describe.only('chosen', () => conformance({ runs: 1, select: ['${select}'] }));
conformance({ endpoint: 'http://127.0.0.1:9' });
`;

/** A test in vitest's JSON report. */
interface Asserted {
  title: string;
  status: string;
}

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2023',
  lib: ['es2023'],
  types: ['node'],
};

let project: ReturnType<typeof newProject>;
beforeAll(() => {
  const sdk = '@aws-sdk/client-memorydb';
  project = newProject(['vitest', 'typescript', '@types/node', sdk]);
  for (const [path, example] of Object.entries(EXAMPLES)) {
    const text = readFileSync(new URL(example, import.meta.url), 'utf8');
    const own = text.replace(/'[./]+\/(?:fixtures\/)?(sdk|vitest)\/index\.ts'/, (_all, name) => {
      return `'memorydb-conformance/${name}'`;
    });
    project.write(path, own);
  }
  project.write('conformance.config.ts', CONFIG);
}, LIMIT);

describe('in a project of its own', () => {
  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'types are right: %s, resolved as %s',
    { timeout: LIMIT },
    async (module, moduleResolution) => {
      const compilerOptions = { ...STRICT, module, moduleResolution };
      project.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
      const { code, stdout } = await project.node(['node_modules/typescript/bin/tsc']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    },
  );

  test('the kit and the embed work', { timeout: LIMIT }, async () => {
    const endpoint = await startReference();
    const env = { ENDPOINT: endpoint.url, NODE_NO_WARNINGS: '1' };
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--no-color'];
    const { code, stdout } = await project.node(args, env);
    await endpoint.close();
    expect(code, stdout).toBe(0);
    const { numPassedTests, numTotalTestSuites, testResults } = JSON.parse(stdout);
    expect(testResults).toHaveLength(2);
    expect(numPassedTests).toBeGreaterThan(150);
    expect(numTotalTestSuites).toBeGreaterThan(15);
  });

  test('the embed keeps to .only, and to shards', { timeout: LIMIT }, async () => {
    const chosen = ['CopySnapshot/input/KmsKeyId', 'CopySnapshot/tags'] as const;
    project.write('shard-a.test.ts', ONLY(chosen[0]));
    project.write('shard-b.test.ts', SHARD(chosen[1]));
    const ran: (string | undefined)[][] = [];
    for (const part of ['1/2', '2/2']) {
      // In a CI, vitest takes no .only unless it is told to.
      const args = ['run', 'shard-', `--shard=${part}`, '--allowOnly', '--reporter=json'];
      const vitest = ['node_modules/vitest/vitest.mjs', ...args, '--no-color'];
      const { code, stdout, stderr } = await project.node(vitest);
      expect(code, stdout + stderr).toBe(0);
      const [file] = JSON.parse(stdout).testResults as { assertionResults: Asserted[] }[];
      const passed = file?.assertionResults.filter(({ status }) => status === 'passed') ?? [];
      const of = passed.map(({ title }) => chosen.find((own) => title.startsWith(own)));
      ran.push([...new Set(of)]);
    }
    expect(ran.sort()).toEqual(chosen.map((own) => [own]));
  });

  test('without vitest, the embed says how to get it', { timeout: LIMIT }, async () => {
    const bare = newProject([]);
    bare.write('embed.mjs', "import 'memorydb-conformance/vitest';\n");
    const { code, stderr } = await bare.node(['embed.mjs']);
    expect(code).toBe(1);
    expect(stderr).toContain('needs vitest; npm install --save-dev vitest');
  });
});
