import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { summarise } from '../../reports/summary.ts';
import { terminal } from '../../reports/terminal.ts';
import { cli } from '../../testing/hostile/child.ts';
import { freshFolder } from '../../testing/hostile/folder.ts';
import { HEADER } from '../../testing/hostile/results.ts';
import type { RunEvent } from '../model/run-record.ts';

test('run --witness has the SDK read the answers, and says so in the report and the record', async () => {
  const out = freshFolder();
  const select = ['--select', 'CopySnapshot/output/Snapshot/Name'];
  const { code, stdout } = await cli(['run', '--witness', '--runs', '1', ...select, '--out', out]);
  expect(code).toBe(0);
  const [, read, all] = /read (\d+) of (\d+) sampled answers/.exec(stdout) ?? [];
  expect(read).toBe(all);
  expect(Number(all)).toBeGreaterThan(5);
  const lines = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
  const events = lines.map((line) => JSON.parse(line) as RunEvent);
  expect(events.find(({ kind }) => kind === 'notice')).toMatchObject({
    notice: { code: 'witness', exchanges: Number(all), disagreements: [] },
  });
});

test('a disagreement is shown with both readings', () => {
  const disagreement = { operation: 'CopySnapshot', at: 'Snapshot/Name', judge: 'a', sdk: null };
  const notice = {
    code: 'witness' as const,
    exchanges: 3,
    disagreements: [disagreement, disagreement],
  };
  const text = terminal(summarise([HEADER, { kind: 'notice', notice }]), {
    color: false,
    width: 80,
    quiet: false,
    verbose: false,
  });
  expect(text).toContain('read 1 of 3 sampled answers');
  expect(text.split('CopySnapshot Snapshot/Name: "a" here, null in the SDK')).toHaveLength(2);
});
