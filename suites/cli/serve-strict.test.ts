import { describe, expect, test } from 'vitest';
import { serve } from '../../fixtures/hostile/child.ts';
import { prepareSource } from '../../fixtures/hostile/prepare.ts';

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

  test('without --strict it exits 0, whatever was sent', async () => {
    const served = await serve();
    await fetch(served.url, { method: 'POST', body: '{}' });
    expect((await served.close()).code).toBe(0);
  });
});
