import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namesAt } from '../../testing/ask.ts';
import { startCli } from '../../testing/child.ts';
import { type Endpoint, endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { MANNERS } from '../../testing/hostile/manners.ts';
import { startPeer } from '../../testing/hostile/peer.ts';
import { recordProblem } from '../harness/record-problem.ts';
import { SIGNALS, stopOnSignals } from '../harness/signals.ts';
import type { RunEvent } from '../model/run-record.ts';

let served: Endpoint;
let out: string;

beforeEach(async () => {
  served = await endpoint();
  out = freshFolder();
});

afterEach(() => served.close());

function record(): RunEvent[] {
  const lines = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as RunEvent);
}

describe('a run that is interrupted', () => {
  test('ends in order, with its record, and leaves nothing behind', async () => {
    const child = startCli([
      'run',
      '--endpoint',
      served.url,
      '--runs',
      '20',
      '--select',
      'CopySnapshot',
      '--out',
      out,
    ]);
    await child.says('probing');
    child.process.kill('SIGINT');
    const { code, stdout, stderr } = await child.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('deleting what was created');
    expect(stdout).toContain('The run is not complete: it was interrupted.');
    expect(record().at(-1)).toMatchObject({ kind: 'footer', end: 'interrupted', exitCode: 130 });
    expect(recordProblem(record())).toBeNull();
    // An interruption proves nothing.
    const verdicts = record().flatMap((event) => (event.kind === 'clause' ? event.verdict : []));
    expect(verdicts).not.toContain('fail');
    expect(verdicts).toContain('inconclusive');
    expect(await namesAt(served.url)).toEqual([]);
  });

  test('while nobody answers, a second signal ends it at once', async () => {
    const peer = await startPeer(MANNERS['never-answers']);
    const child = startCli(['run', '--endpoint', peer.url, '--out', out]);
    await child.says('arranging');
    child.process.kill('SIGINT');
    await child.says('again to stop at once');
    child.process.kill('SIGINT');
    const { code, ms } = await child.ended;
    await peer.close();
    expect(code).toBe(130);
    expect(ms).toBeLessThan(5_000);
  });
});

test.for(SIGNALS)('%s is listened to for as long as a run takes', (signal) => {
  const others = process.listeners(signal);
  const stop = stopOnSignals();
  const [own, ...more] = process.listeners(signal).filter((listener) => !others.includes(listener));
  expect(more).toEqual([]);
  expect(stop.requested()).toBe(false);
  own?.(signal);
  expect(stop.requested()).toBe(true);
  stop.done();
  expect(process.listeners(signal)).toEqual(others);
});
