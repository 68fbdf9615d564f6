import { describe, expect, test } from 'vitest';
import { checkOptions } from './check-options.ts';
import type { ConformanceOptions } from './options.ts';

const way = () => {};
const ways = { enter: way, leave: way };

describe('what can be meant is taken', () => {
  test.each<ConformanceOptions>([
    {},
    { endpoint: 'http://127.0.0.1:1', out: 'reports', strict: true, limit: 1_000 },
    { endpoint: () => 'http://127.0.0.1:1', seed: 7, runs: 2, inconclusive: 'fail' },
    { replay: 'cassette.jsonl', select: ['CopySnapshot'] },
    { arrangements: { 'snapshot-creating': ways }, ordinary: { KmsKeyId: null } },
  ])('%o', (options) => {
    expect(() => checkOptions(options)).not.toThrow();
  });

  test('an option that is undefined is one that was left out', () => {
    expect(() => checkOptions({ seed: undefined } as never)).not.toThrow();
  });
});

describe('a mistake is named: what it stands for would be green without it', () => {
  test.each([
    [{ endpont: 'http://127.0.0.1:1' }, 'no option endpont; did you mean endpoint?'],
    [
      { endpoint: undefined },
      'endpoint is undefined; it must be a URL, or a function that gives one; leave it out',
    ],
    [{ endpoint: 80 }, 'endpoint is 80; it must be a URL'],
    [{ replay: undefined }, 'replay is undefined; it must be the path of a cassette'],
    [{ replay: 'a', endpoint: 'http://127.0.0.1:1' }, 'leave endpoint out'],
    [{ allowRecording: ['a'] }, 'conformance has no option allowRecording'],
    [{ inconclusive: 'pass' }, 'inconclusive is "pass"; it must be skip or fail'],
    [{ limit: 0 }, 'limit is 0; it must be a number of milliseconds'],
    [{ select: 'CopySnapshot' }, 'select must be a list of strings, not "CopySnapshot"'],
    [{ runs: 0 }, 'runs must be a whole number from 1 to 100000, not 0'],
    [{ arrangements: { quota: ways } }, 'quota is not one of'],
    [{ arrangements: { 'quota-exhausted': { enter: way } } }, 'leave is missing'],
    [
      { arrangements: { 'quota-exhausted': { enter: 'x', leave: way } } },
      'arrangements.quota-exhausted.enter must be a function',
    ],
  ])('%o', (options, words) => {
    expect(() => checkOptions(options as never)).toThrow(words);
  });
});
