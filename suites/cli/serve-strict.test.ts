import { describe, expect, test } from 'vitest';
import { serve } from '../../testing/child.ts';
import { prepareSource } from '../../testing/prepare.ts';

describe('serve --strict, when it is stopped', () => {
  test('exits 0 where clients kept the contract', async () => {
    const served = await serve('--strict');
    await prepareSource(served.url, 'base');
    const { code, stdout } = await served.close();
    expect(stdout).toContain('2 requests, no clause broken');
    expect(code).toBe(0);
  });

  test('exits 1 where one broke a MUST, and says which and how', async () => {
    const served = await serve('--strict');
    await fetch(served.url, { method: 'POST', body: '{}' });
    // What a test forgets over HTTP, the exit code remembers.
    await fetch(`${served.url}/_reference/violations`, { method: 'DELETE' });
    const { code, stdout } = await served.close();
    expect(code).toBe(1);
    expect(stdout).toContain('aws-json-1.1/client/target');
    expect(stdout).toContain('A request is signed with Signature Version 4');
    expect(stdout).toContain('1 request, 3 clauses broken');
  });

  test('at once, although an answer is still to come', async () => {
    const served = await serve('--strict');
    const scripted = { operation: 'CopySnapshot', delayMs: 60_000 };
    const body = JSON.stringify(scripted);
    await fetch(`${served.url}/_reference/next`, { method: 'POST', body });
    const headers = { 'X-Amz-Target': 'AmazonMemoryDB.CopySnapshot' };
    const waiting = fetch(served.url, { method: 'POST', headers, body: '{}' }).catch(() => 'cut');
    while ((await requestsAt(served.url)) === 0) await new Promise((done) => setTimeout(done, 5));
    const stopped = performance.now();
    const { code } = await served.close();
    expect(performance.now() - stopped).toBeLessThan(5_000);
    expect(await waiting).toBe('cut');
    expect(code).toBe(1);
  });

  test('without --strict it exits 0, whatever was sent', async () => {
    const served = await serve();
    await fetch(served.url, { method: 'POST', body: '{}' });
    expect((await served.close()).code).toBe(0);
  });
});

/** How many requests a server has recorded. */
async function requestsAt(url: string): Promise<number> {
  const response = await fetch(`${url}/_reference/violations`);
  return ((await response.json()) as { requests: number }).requests;
}
