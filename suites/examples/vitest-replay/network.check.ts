// What becomes of the network of a process in which a cassette is replayed.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conformance } from '../../vitest/index.ts';

// Loading nock makes it active; a user's process has none that is.
nock.restore();
const { ClientRequest, request } = http;
const server = http.createServer((_asked, response) => void response.end('there'));
const seen = new Set<string>();
let over = false;
let asking: Promise<void>;

/** What comes of asking: a status, or the code of the error. */
function ask(): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    http
      .get({ port, host: '127.0.0.1', agent: false }, (response) => {
        response.resume().once('end', () => resolve(String(response.statusCode)));
      })
      .once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  asking = (async () => {
    while (!over) {
      seen.add(await ask());
      // What is denied is denied at once: the replay needs its turn too.
      await new Promise((done) => setTimeout(done, 2));
    }
  })();
});
afterAll(() => void server.close());

conformance({ replay: String(process.env['CASSETTE']) });

test('the network is denied while a cassette is replayed, and is as it was afterwards', async () => {
  over = true;
  await asking;
  expect([...seen].sort()).toEqual(['200', 'ENETUNREACH']);
  expect(await ask()).toBe('200');
  expect(nock.isActive()).toBe(false);
  expect({ ...http }).toMatchObject({ ClientRequest, request });
});
