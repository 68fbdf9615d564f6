import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { startPeer } from '../../testing/hostile/peer.ts';
import { quietRun as run } from '../../testing/quiet-run.ts';
import { refused } from '../../testing/refused.ts';
import { sealed } from '../../testing/tape.ts';
import type { RunEvent } from '../model/run-record.ts';
import { runCommand } from './run-command.ts';

const folder = freshFolder();
const SELECT = 'CopySnapshot/input/KmsKeyId';
const DEFECT = 'CopySnapshot/input/KmsKeyId/maxLength';
const CASSETTE = join(folder, 'defect.jsonl');

function eventsIn(out: string): RunEvent[] {
  const lines = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as RunEvent);
}

/** Writes a cassette that was changed, with a footer that says it was not. */
function changed(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(path, sealed(change(readFileSync(CASSETTE, 'utf8'))));
  return path;
}

let live: Awaited<ReturnType<typeof run>>;

beforeAll(async () => {
  const served = await serve('--defect', DEFECT);
  const args = ['--endpoint', served.url, '--select', SELECT, '--seed', '7'];
  live = await run(...args, '--record', CASSETTE);
  await served.close();
});

describe('a run that was recorded, replayed when its endpoint is gone', () => {
  test('gives the same report, the same verdicts and the same exit code', async () => {
    expect(live).toMatchObject({ code: 1 });
    expect(live.stderr).toMatch(/\d+ exchanges are recorded in /);

    const again = await run('--replay', CASSETTE);

    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 1, stderr: '' });
    expect(again.report).toBe(live.report);
    expect(again.report).toContain('✗ KmsKeyId/maxLength');
    expect(eventsIn(again.out)[0]).toMatchObject({ cassette: CASSETTE, seed: 7 });
  });

  test('asks for no more than is selected, and does not call the rest unused', async () => {
    const again = await run('--replay', CASSETTE, '--select', `${SELECT}/type`);

    expect(again.code).toBe(0);
    expect(again.report).toContain('1 clause: 1 passed');
    expect(again.report).not.toContain('nobody asked for');
  });

  test('says of what was not recorded that it was not: no pass, no fail', async () => {
    const again = await run('--replay', CASSETTE, '--select', 'CopySnapshot/tags', '--verbose');

    expect(again.code).toBe(3);
    const verdicts = eventsIn(again.out).flatMap((event) =>
      event.kind === 'clause' ? [event.verdict] : [],
    );
    expect(new Set(verdicts)).toEqual(new Set(['inconclusive']));
    expect(readFileSync(join(again.out, 'report.txt'), 'utf8')).toContain('not recorded');
  });

  test('is recorded in the same bytes again', async () => {
    const again = join(folder, 'again.jsonl');
    const args = ['--select', SELECT, '--seed', '7', '--record'];
    await run(...args, again);
    const first = readFileSync(again, 'utf8');
    await run(...args, again);

    expect(readFileSync(again, 'utf8')).toBe(first);
    expect(first.split('\n').length).toBeGreaterThan(100);
  });
});

describe('a cassette of other clauses', () => {
  test('names what is new, gone and changed since, and judges what it can', async () => {
    const old = changed('old.jsonl', (text) =>
      text
        .replace('"specRevision":"', '"specRevision":"1999-')
        .replace(/\{"kind":"clause","id":"CopySnapshot\/tags[^\n]*\n/, '')
        .replace(/("id":"CopySnapshot\/input\/KmsKeyId\/type","hash":")/, '$1x')
        .replace(
          /(\{"kind":"footer")/,
          '{"kind":"clause","id":"CopySnapshot/bygone","hash":"a"}\n$1',
        )
        .replace('{"kind":"cleaned"', '{"kind":"experiment","id":"CopySnapshot/bygone#a"}\n$&'),
    );

    const again = await run('--replay', old);

    expect(again.code).toBe(1);
    const words = again.stdout.replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/Clauses since the recording, of specs 1999-/);
    expect(words).toMatch(/1 added \(CopySnapshot\/tags\S*\)/);
    expect(words).toContain('1 removed (CopySnapshot/bygone)');
    expect(words).toContain('1 changed (CopySnapshot/input/KmsKeyId/type)');
  });

  test('names exchanges that nobody asks for any more', async () => {
    const more = changed('more.jsonl', (text) => {
      const exchange = /\{"kind":"exchange"[^\n]*\n/.exec(text)?.[0] ?? '';
      return text
        .replace('{"kind":"cleaned"', `{"kind":"experiment","id":"a#gone"}\n${exchange}$&`)
        .replace(/"exchanges":(\d+)/, (_all, count) => `"exchanges":${Number(count) + 1}`);
    });

    const again = await run('--replay', more);

    expect(again.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The cassette holds 1 exchanges that nobody asked for: a#gone',
    );
  });
});

describe('what cannot be replayed ends with exit code 2 and one line', () => {
  const file = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const text = () => readFileSync(CASSETTE, 'utf8');
  const huge = join(folder, 'huge.jsonl');

  afterAll(() => truncateSync(huge, 0));

  test.for<[string, () => string[], RegExp]>([
    ['nothing there', () => ['--replay', join(folder, 'nowhere.jsonl')], /cannot read .*nowhere/],
    ['a folder', () => ['--replay', folder], /cannot read/],
    ['an empty file', () => ['--replay', file('empty.jsonl', '')], /is no cassette.*--record/],
    ['some JSON', () => ['--replay', file('json.jsonl', '{"a":1}\n')], /is no cassette/],
    [
      'a run record',
      () => ['--replay', join(live.out, 'run.jsonl')],
      /is no cassette|has the format/,
    ],
    ['a cassette cut off', () => ['--replay', file('cut.jsonl', text().slice(0, -200))], /cut off/],
    [
      'one without its last byte',
      () => ['--replay', file('b.jsonl', text().slice(0, -1))],
      /cut off/,
    ],
    [
      'one that was edited',
      () => ['--replay', file('e.jsonl', text().replace('"status":400', '"status":200'))],
      /was changed after it was recorded/,
    ],
    [
      'one of a later version',
      () => ['--replay', file('v.jsonl', text().replace('cassette/2"', 'cassette/3"'))],
      /format memorydb-conformance\/cassette\/3, which this version does not read/,
    ],
    [
      'one with a line that is none',
      () => [
        '--replay',
        changed('l.jsonl', (own) => own.replace('{"kind":"exchange"', '{"kind":"noise"')),
      ],
      /line \d+ cannot be read/,
    ],
    ['no UTF-8', () => ['--replay', file('u.jsonl', Buffer.from([0xff, 0xfe, 0x0a]))], /not UTF-8/],
    [
      'a file of a gibibyte',
      () => {
        writeFileSync(huge, '');
        truncateSync(huge, 2 ** 30);
        return ['--replay', huge];
      },
      /at most 256 MiB/,
    ],
    [
      'another seed',
      () => ['--replay', CASSETTE, '--seed', '8'],
      /--seed 8: .* with --seed 7; leave it out/,
    ],
    ['other runs', () => ['--replay', CASSETTE, '--runs', '9'], /--runs 9/],
    ['another source', () => ['--replay', CASSETTE, '--most-alive', '3'], /--most-alive 3/],
    [
      'an endpoint too',
      () => ['--replay', CASSETTE, '--endpoint', 'http://127.0.0.1'],
      /leave --endpoint out/,
    ],
    ['a recording too', () => ['--replay', CASSETTE, '--record', 'a.jsonl'], /leave one out/],
    ['two cassettes', () => ['--replay', CASSETTE, '--replay', CASSETTE], /give it once/],
    ['two recordings', () => ['--record', 'a.jsonl', '--record', 'b.jsonl'], /give it once/],
    ['a file that cannot be written', () => ['--record', '/dev/null/a.jsonl'], /cannot write/],
  ])('%s', async ([, args, words]) => {
    expect(await refused(runCommand(['--out', freshFolder(), ...args()]))).toMatch(words);
  });

  test('as a process too', async () => {
    const { code, stdout, stderr } = await run('--replay', folder);

    expect(stderr).toMatch(/^memorydb-conformance: cannot read [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

test('nothing is asked for where a cassette is replayed, not even by hooks', async () => {
  const peer = await startPeer((_asked, response) => void response.writeHead(500).end());
  const config = join(folder, 'hooks.json');
  const hook = { http: { url: peer.url } };
  const arrangements = { 'quota-exhausted': { enter: hook, leave: hook } };
  writeFileSync(config, JSON.stringify({ endpoint: peer.url, arrangements }));

  const { code } = await run('--replay', CASSETTE, '--config', config);
  await peer.close();

  expect(code).toBe(1);
  expect(peer.connections()).toBe(0);
});
