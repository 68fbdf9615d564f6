import { describe, expect, test } from 'vitest';
import type { CallSummary } from '../suites/model/phrase.ts';
import { historyLines } from './history.ts';

const SOURCE = 'cfm-3k9x1a-source';
const TARGET = 'cfm-3k9x1a-0abcd-0007';

function copy(from: string, to: string, answer = 'success'): CallSummary {
  return { operation: 'CopySnapshot', names: [from, to], answer };
}

describe('a history of calls', () => {
  test('has a line for each call, in order, and says which name is which', () => {
    const calls = [
      copy(SOURCE, TARGET),
      copy(SOURCE, TARGET.toUpperCase(), 'SnapshotAlreadyExistsFault'),
      { operation: 'TagResource', names: [TARGET], answer: 'success', tags: ['a'], shown: ['a'] },
      { operation: 'ListTags', names: [TARGET], answer: 'success', shown: [] },
    ];

    expect(historyLines(calls, 'witness', 80, 4)).toEqual([
      '    an order of the calls that explains every answer:',
      '       1  CopySnapshot A to B gave success',
      '       2  CopySnapshot A to B′ gave SnapshotAlreadyExistsFault',
      '       3  TagResource B with a gave success, a',
      '       4  ListTags B gave success, nothing',
      `      A   ${SOURCE}`,
      `      B   ${TARGET}`,
      `      B′  ${TARGET.toUpperCase()}`,
    ]);
  });

  test('gives no two names the same letter, however many there are', () => {
    const calls = Array.from({ length: 40 }, (_, index) => copy('source', `copy-${index}`));

    const said = historyLines(calls, 'witness', 80, 0).filter((line) => line.includes('gave'));

    expect(new Set(said.map((line) => line.slice(6))).size).toBe(40);
  });

  test('keeps to the width, and to what a person reads', () => {
    const calls = Array.from({ length: 5000 }, () => copy('x'.repeat(300), 'y z '.repeat(90)));

    const lines = historyLines(calls, 'unexplained', 80, 21).join('\n').split('\n');

    expect(lines.filter(({ length }) => length > 80)).toEqual([]);
    expect(lines.length).toBeLessThan(150);
    expect(lines).toContainEqual(expect.stringContaining('… (5000)'));
  });
});
