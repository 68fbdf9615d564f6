import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { cli } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';
import { headerOf, operationOf, type Peer, startPeer } from '../../testing/hostile/peer.ts';
import { startProxy } from '../../testing/hostile/proxy.ts';

const ENV = {
  AWS_ACCESS_KEY_ID: 'AKIADISTINCTIVE00KEY',
  AWS_SECRET_ACCESS_KEY: 'distinctiveSecret/+0123456789abcdefghijk',
  AWS_SESSION_TOKEN: 'distinctiveToken//////////0123456789+abc==',
};

let peer: Peer | undefined;
let reference: Reference | undefined;

afterEach(async () => {
  await peer?.close();
  await reference?.close();
});

/** A run in a folder of its own, and everything that it said and wrote. */
async function everything(
  url: string,
  ...args: string[]
): Promise<{ code: number | null; text: string; out: string }> {
  const out = freshFolder();
  const report = join(out, 'more.json');
  const own = ['--endpoint', url, '--out', out, '--report', `json=${report}`, '--verbose'];
  const { code, stdout, stderr } = await cli(['run', '--runs', '1', ...own, ...args], ENV);
  const files = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
  expect(files.length).toBeGreaterThanOrEqual(4);
  return { code, text: [stdout, stderr, ...files].join('\n'), out };
}

function expectNoSecret(text: string): void {
  for (const [name, secret] of Object.entries(ENV)) {
    expect(text.includes(secret), name).toBe(false);
    expect(text.includes(encodeURIComponent(secret)), name).toBe(false);
  }
}

describe('credentials are nowhere in what is printed or kept', () => {
  test('although the endpoint sends them back in every place of a fault', async () => {
    reference = await startReference({ settleMs: 0 });
    peer = await startProxy(reference.url, (asked) => {
      if (operationOf(asked) !== 'CopySnapshot') return 'pass';
      const echo = `${headerOf(asked, 'authorization')} ${headerOf(asked, 'x-amz-security-token')}`;
      const all = `${echo} ${Object.values(ENV).join(' ')}`;
      return {
        status: 418,
        headers: { 'X-Echo': all, 'Content-Type': `text/${ENV.AWS_ACCESS_KEY_ID}` },
        body: JSON.stringify({ __type: `Fault${all}`, message: all, [all]: { all } }),
      };
    });
    const { code, text, out } = await everything(
      peer.url,
      ...['--select', 'CopySnapshot/faults', '--select', 'aws-json-1.1/error'],
    );
    expect(code).toBe(1);
    expect(text).toContain('<redacted>');
    expectNoSecret(text);
    const again = await cli(
      ['repro', join(out, 'run.jsonl'), 'aws-json-1.1/error/content-type'],
      ENV,
    );
    expect(again.stdout).toContain('<redacted>');
    expectNoSecret(again.stdout + again.stderr);
  });

  test('nor in the line for an endpoint that refuses them', async () => {
    peer = await startPeer((asked, response) => {
      const type = `AccessDenied ${headerOf(asked, 'authorization')}`;
      response.writeHead(403).end(JSON.stringify({ __type: type }));
    });
    const { code, text } = await everything(peer.url);
    expect(code).toBe(3);
    expect(text).toContain('refuses the credentials');
    expectNoSecret(text);
  });
});
