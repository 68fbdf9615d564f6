import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody } from './body.ts';

const TEXT = '{"Snapshots":[]}';
const PLAIN = Buffer.from(TEXT);
const LIMIT = 1024;

describe('content codings', () => {
  const CASES: [string | undefined, Uint8Array][] = [
    [undefined, PLAIN],
    ['identity', PLAIN],
    ['gzip', gzipSync(PLAIN)],
    ['X-GZip', gzipSync(PLAIN)],
    ['deflate', deflateSync(PLAIN)],
    ['br', brotliCompressSync(PLAIN)],
    ['deflate, gzip', gzipSync(deflateSync(PLAIN))],
  ];
  test.for(CASES)('coding %s is undone', ([coding, body]) => {
    const decoded = decodeBody(body, coding, LIMIT);
    expect(decoded.ok && Buffer.from(decoded.body).toString()).toBe(TEXT);
  });

  test('an empty body has nothing to undo, whatever its coding', () => {
    expect(decodeBody(new Uint8Array(), 'gzip', LIMIT)).toMatchObject({ ok: true });
  });

  test.for(['gzip', 'deflate', 'br'])('%s that is none is bad-coding', (coding) => {
    expect(decodeBody(PLAIN, coding, LIMIT)).toMatchObject({ ok: false, code: 'bad-coding' });
  });

  test.for(['zip', 'constructor', '__proto__'])('%s is no coding', (coding) => {
    expect(decodeBody(PLAIN, coding, LIMIT)).toMatchObject({ ok: false, code: 'bad-coding' });
  });

  test('what unpacks to more than the limit is too-large, and is not unpacked further', () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
    expect(decodeBody(bomb, 'gzip', LIMIT)).toMatchObject({ ok: false, code: 'too-large' });
  });
});

test('a chain of codings is not undone: each layer would block everything else', () => {
  const outcome = decodeBody(Buffer.from('x'), Array(600).fill('gzip').join(), 1_000);

  expect(outcome).toMatchObject({ ok: false, code: 'bad-coding' });
});
