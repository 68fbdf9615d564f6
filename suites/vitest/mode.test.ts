import { describe, expect, test } from 'vitest';
import { UsageError } from '../harness/exit.ts';
import { modeFor } from './mode.ts';
import { embedded } from './words.ts';

describe('where the run goes', () => {
  test('to the reference endpoint, where no other is named', async () => {
    expect((await modeFor({}, null)).settings.endpoint).toBeNull();
  });

  test('to the URL that a function gives, now or later', async () => {
    const { settings } = await modeFor({ endpoint: async () => 'http://127.0.0.1:9' }, null);
    expect(settings.endpoint?.href).toBe('http://127.0.0.1:9/');
  });

  test('nowhere, where the function gives none', async () => {
    const nothing = (() => process.env['NO_SUCH_VARIABLE']) as () => string;
    await expect(modeFor({ endpoint: nothing }, null)).rejects.toThrow(
      'endpoint: its function gave undefined; it must give a URL',
    );
    await expect(modeFor({ endpoint: () => '' }, null)).rejects.toThrow('endpoint is empty');
  });
});

describe('an error of the command line', () => {
  test.each([
    ['--endpoint x is not a URL', 'endpoint x is not a URL'],
    ['add --allow-aws if you mean it', 'add allowAws if you mean it'],
    ['--most-alive, not --that', 'mostAlive, not --that'],
  ])('%s', (words, here) => {
    const error = embedded(new UsageError(words)) as Error;
    expect(error.message).toBe(here);
    expect(error.stack).toBe(`Error: ${here}`);
  });

  test('a fault of ours is left as it is', () => {
    const fault = new TypeError('--endpoint');
    expect(embedded(fault)).toBe(fault);
  });
});
