import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { cli, type Ended } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { MANNERS } from '../../testing/hostile/manners.ts';
import { deafUrl, type Peer, startPeer } from '../../testing/hostile/peer.ts';

const TIMEOUT = 300;

const runOnUrl = (url: string, ...args: string[]): Promise<Ended> =>
  cli(['run', '--endpoint', url, '--timeout', String(TIMEOUT), '--out', freshFolder(), ...args]);

let peer: Peer | undefined;

afterEach(async () => {
  await peer?.close();
  peer = undefined;
});

/** The one line that a run must say which could test nothing. */
function line({ code, stdout, stderr }: Ended): string {
  expect(stderr).toMatch(/^memorydb-conformance: [^\n]+\n$/);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  return stderr.trimEnd();
}

describe('an endpoint that nothing can be tested on: exit code 3 and one line that says why', () => {
  test.for<[keyof typeof MANNERS, RegExp]>([
    ['never-answers', /did not answer within 300 ms.*--timeout/],
    ['drips-without-end', /began an answer and did not end it \(no end after 900 ms\)/],
    ['hangs-within-the-body', /began an answer and did not end it \(nothing for 300 ms\)/],
    ['closes-before-the-head', /closed the connection without an answer/],
    ['closes-within-a-sized-body', /closed the connection in the middle of its answer/],
    ['streams-a-gibibyte', /sent more than an answer can hold/],
    ['sends-a-gzip-bomb', /sent more than an answer can hold/],
    ['sends-broken-gzip', /does not speak HTTP as it should \(gzip/],
    ['speaks-smtp', /does not speak HTTP/],
    [
      'switches-protocols',
      /does not speak HTTP as it should \(HPE_PAUSED_UPGRADE: it switched protocols\)/,
    ],
    ['throttles-everything', /does nothing but throttle \(asked to slow down 6 times\)/],
    ['redirects', /307.*redirection, which is not followed/],
    ['answers-html', /answers, but not as MemoryDB does: 200.*text\/html/],
    ['answers-html-not-found', /answers, but not as MemoryDB does: 404.*text\/html/],
    ['answers-invalid-json', /not JSON/],
    ['answers-invalid-utf8', /not UTF-8/],
    ['refuses-credentials-in-colour', /refuses the credentials.*AWS_ACCESS_KEY_ID/],
    ['refuses-credentials-at-length', /refuses the credentials.*AWS_ACCESS_KEY_ID/],
  ])('%s', async ([manner, words]) => {
    peer = await startPeer(MANNERS[manner]);
    // Only who is silent may be cut short: on a busy machine any answer takes its time.
    const silent = /^never|^hangs|-without-end$/.test(manner);
    const ended = await runOnUrl(peer.url, '--quiet', ...(silent ? [] : ['--timeout', '5000']));
    const said = line(ended);
    expect(said).toMatch(words);
    expect(said).toContain(peer.url);
    // No colour, no second line, no turned text: whatever the endpoint would like to be printed.
    expect(said).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(said.length).toBeLessThan(1_500);
    expect(ended.ms).toBeLessThan(10_000);
    expect(peer.written()).toBeLessThan(64 * 1024 * 1024);
  });

  test('a port at which nobody listens', async () => {
    const url = await deafUrl();
    expect(line(await runOnUrl(url, '--quiet'))).toMatch(/nothing listens at .*ECONNREFUSED/);
  });

  test('a name that cannot be resolved', async () => {
    const url = `http://${'a'.repeat(64)}.invalid`;
    const ended = await runOnUrl(url, '--quiet', '--timeout', '5000');
    expect(line(ended)).toMatch(/cannot be resolved/);
  });

  test('https where http is spoken', async () => {
    peer = await startPeer(MANNERS['answers-html']);
    const ended = await runOnUrl(peer.url.replace('http:', 'https:'), '--quiet');
    expect(line(ended)).toMatch(/no TLS connection.*is it http rather than https\?/);
  });

  test('without --quiet, progress and that line', async () => {
    const { code, stderr } = await runOnUrl(await deafUrl());
    expect(code).toBe(3);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^memorydb-conformance: nothing listens/);
    for (const other of lines.slice(0, -1)) expect(other).toMatch(/^\w+.* … \d+ requests$/);
  });

  test('the record has a header and a footer that say so, and no verdict', async () => {
    const out = freshFolder();
    await runOnUrl(await deafUrl(), '--quiet', '--out', out);
    const record = readFileSync(join(out, 'run.jsonl'), 'utf8').trimEnd().split('\n');
    const kinds = record.map((event) => JSON.parse(event));
    expect(kinds.map(({ kind }) => kind)).toEqual(['header', 'footer']);
    expect(kinds[1]).toMatchObject({ end: 'unreachable', exitCode: 3 });
    expect(readFileSync(join(out, 'report.txt'), 'utf8')).toContain('could not be reached');
  });
});
