import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../../testing/call.ts';
import { cli } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { UsageError } from '../harness/exit.ts';
import { parseFlags } from '../harness/flags.ts';
import { RUN_FLAGS } from '../harness/run-flags.ts';
import { settingsOf } from '../harness/settings.ts';

const folder = freshFolder();

/** What `run` says to arguments that it does not take; it must say something. */
async function complaint(...args: string[]): Promise<string> {
  try {
    await settingsOf(parseFlags('run', args, RUN_FLAGS, 0).flags);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error(`taken: ${args.join(' ')}`);
}

/** Writes a config file and gives the arguments that name it. */
function config(name: string, text: string): string[] {
  const path = join(folder, name);
  writeFileSync(path, text);
  return ['--config', path];
}

describe('a mistake in the flags is named, with what may have been meant', () => {
  test.for<[string[], RegExp]>([
    [['--endpiont', 'x'], /no flag --endpiont; did you mean --endpoint\?/],
    [['--sede=1'], /no flag --sede; did you mean --seed\?/],
    [['--no-such-thing-at-all'], /no flag --such-thing-at-all$|no flag --no-such-thing-at-all/],
    [['-e', 'x'], /-e/],
    [['--seed'], /--seed/],
    [['again'], /unexpected argument "again"/],
    [['--select', 'CopySnapshot/input/KmsKeyID'], /did you mean CopySnapshot\/input\/KmsKeyId\?/],
    [['--select', ''], /no clause/],
    [['--runs', '0'], /--runs takes a whole number from 1 to/],
    [['--runs', '1.5'], /--runs/],
    [['--runs', '1e3'], /--runs/],
    [['--runs', 'many'], /--runs.*"many"/],
    [['--seed', '-1'], /--seed/],
    [['--seed=-1'], /--seed/],
    [['--seed', '99999999999'], /--seed/],
    [['--concurrency', '0'], /--concurrency/],
    [['--concurrency', '100000'], /--concurrency/],
    [['--timeout', ' 5'], /--timeout/],
    [['--region', 'us east\n1'], /region "us east\\n1"/],
    [['--region', ''], /like us-east-1/],
    [['--report', 'pdf=x'], /--report takes FORMAT=FILE: no format "pdf"/],
    [['--report', 'markdwon=x'], /no format "markdwon"; did you mean markdown\?/],
    [['--report', 'tap=x', '--report', 'junit=x'], /two reports cannot both go to x/],
    [['--report', 'json'], /--report takes FORMAT=FILE/],
    [['--report', 'json='], /--report takes FORMAT=FILE/],
  ])('%j', async ([args, words]) => {
    const said = await complaint(...args);
    expect(said).toMatch(words);
    expect(said).not.toContain('\n');
  });
});

describe('an endpoint that cannot be meant', () => {
  test.for<[string, RegExp]>([
    ['127.0.0.1:8000', /http:\/\/127\.0\.0\.1:8000/],
    ['localhost', /is not a URL/],
    ['', /--endpoint is empty; write it like http/],
    ['ftp://127.0.0.1', /only http and https/],
    ['file:///etc/passwd', /only http and https/],
    ['http://127.0.0.1/?a=b', /leave out what follows the path/],
    ['http://127.0.0.1/#a', /leave out what follows the path/],
    ['https://memory-db.us-east-1.amazonaws.com', /costs money; add --allow-aws/],
    ['https://memory-db.us-east-1.amazonaws.com.', /costs money; add --allow-aws/],
    ['https://memory-db.cn-north-1.amazonaws.com.cn', /costs money; add --allow-aws/],
    ['https://MEMORY-DB.us-east-1.AMAZONAWS.com', /costs money; add --allow-aws/],
  ])('%s', async ([url, words]) => {
    expect(await complaint('--endpoint', url)).toMatch(words);
  });

  test('one with credentials, which the message does not repeat', async () => {
    const said = await complaint('--endpoint', 'http://root:hunter22@127.0.0.1');
    expect(said).toContain('must not carry credentials');
    expect(said).not.toContain('hunter22');
  });
});

describe('a config file that cannot be meant', () => {
  test.for<[string, string, RegExp]>([
    ['a.json', '{', /cannot read the configuration/],
    ['b.json', '[]', /must be an object/],
    ['c.json', 'null', /must be an object/],
    ['d.json', '{"endpiont":"x"}', /unknown setting endpiont; did you mean endpoint\?/],
    ['e.json', '{"runs":"5"}', /runs must be a whole number from 1 to 100000, not "5"/],
    ['f.json', '{"runs":2.5}', /runs/],
    ['g.json', '{"select":["CopySnapshot",1]}', /select\[1\] must be a string, not 1/],
    ['h.json', '{"absent":["CopySnapshot/inputt"]}', /absent.*did you mean CopySnapshot\/input\?/],
    ['i.json', '{"constructor":1}', /unknown setting constructor/],
    ['j.json', '{"__proto__":1}', /unknown setting __proto__/],
    [
      'o.json',
      '{"ordinary":{"KmsKeyid":"alias/a"}}',
      /optional member KmsKeyid; did you mean KmsKeyId\?/,
    ],
    ['p.json', '{"ordinary":{"SourceSnapshotName":"a"}}', /optional member SourceSnapshotName/],
    ['q.json', '{"ordinary":{"toString":"a"}}', /optional member toString/],
    ['k.mjs', 'throw new Error("broken config")', /broken config/],
    ['l.mjs', 'export const runs = 1;', /must be an object/],
    ['m.yaml', 'runs: 1', /a configuration is a \.json, \.js, \.mjs, \.ts or \.mts file/],
  ])('%s: %s', async ([name, text, words]) => {
    expect(await complaint(...config(name, text))).toMatch(words);
  });

  test('one that is not there', async () => {
    expect(await complaint('--config', join(folder, 'nowhere.json'))).toMatch(/nowhere\.json/);
  });

  test('a flag goes before the file, and the file before the default', async () => {
    const args = config('n.json', '{"runs":7,"seed":3,"ordinary":{"TargetBucket":null}}');
    const { flags } = parseFlags('run', [...args, '--seed', '4'], RUN_FLAGS, 0);
    expect(await settingsOf(flags)).toMatchObject({ runs: 7, seed: 4, concurrency: 8 });
    expect((await settingsOf(flags)).ordinary).not.toHaveProperty('TargetBucket');
  });
});

describe('the command line itself', () => {
  test.for<[string[], RegExp]>([
    [['rnu'], /no command rnu; did you mean run\?/],
    [['constructor'], /no command constructor/],
    [['run', '--endpiont'], /did you mean --endpoint\?/],
    [['serve', '--port', '99999'], /--port/],
    [['serve', '--defect', 'nothing'], /no defect nothing.*--list-defects/],
    [['serve', '--defect', 'nothing', '--defect', 'x'], /one defect at a time/],
    [['repro'], /name a run record/],
    [['repro', 'nowhere.jsonl', 'x'], /cannot read nowhere\.jsonl/],
    [['list', '--select', 'x'], /no clause x/],
    [['run', '--out', '/dev/null/x'], /cannot write/],
    [['run', '--out', '/proc/x/y'], /cannot write/],
  ])('%j ends with exit code 2 and one line', async ([args, words]) => {
    const { code, stdout, stderr } = await call(args);
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/^memorydb-conformance: [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('credentials with a line feed at the end are named, and not repeated', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAFROMAFILE', AWS_SECRET_ACCESS_KEY: 'secret-of-a-file\n' };
    const { code, stderr } = await cli(['run', '--out', folder], env);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^memorydb-conformance: AWS_SECRET_ACCESS_KEY holds [^\n]+\n$/);
    expect(stderr).not.toContain('secret-of-a-file');
  });

  test.for([['--help'], ['help', 'run'], ['run', '--help'], ['help', 'constructor']])(
    '%j helps, on stdout, within 80 columns',
    async (args) => {
      const { code, stdout, stderr } = await call(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('memorydb-conformance');
      expect(stdout.split('\n').filter(({ length }) => length > 80)).toEqual([]);
    },
  );

  test('--version is the version of the package', async () => {
    expect(await call(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});
