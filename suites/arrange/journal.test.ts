import { describe, expect, test } from 'vitest';
import { newJournal } from './journal.ts';

describe('the journal', () => {
  test('lists what was created and is not gone, in the order of creation', () => {
    const journal = newJournal();
    journal.create({ kind: 'cluster', name: 'c' });
    journal.create({ kind: 'snapshot', name: 'a' });
    journal.create({ kind: 'snapshot', name: 'b' });
    journal.gone({ kind: 'snapshot', name: 'a' });
    expect(journal.left()).toEqual([
      { kind: 'cluster', name: 'c' },
      { kind: 'snapshot', name: 'b' },
    ]);
  });

  test('names are the same in any letter case: the service stores them in lower case', () => {
    const journal = newJournal();
    journal.create({ kind: 'snapshot', name: 'Copy-A' });
    journal.create({ kind: 'snapshot', name: 'copy-a' });
    expect(journal.left()).toHaveLength(1);
    journal.gone({ kind: 'snapshot', name: 'COPY-A' });
    expect(journal.left()).toEqual([]);
  });

  test('a cluster and a snapshot of one name are two things', () => {
    const journal = newJournal();
    journal.create({ kind: 'cluster', name: 'a' });
    journal.create({ kind: 'snapshot', name: 'a' });
    journal.gone({ kind: 'snapshot', name: 'a' });
    expect(journal.left()).toEqual([{ kind: 'cluster', name: 'a' }]);
  });

  test('each entry is written as a line of its own before the call returns', () => {
    const lines: string[] = [];
    const journal = newJournal((line) => lines.push(line));
    journal.create({ kind: 'snapshot', name: 'a\n"b"' });
    journal.gone({ kind: 'snapshot', name: 'a\n"b"' });
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { create: { kind: 'snapshot', name: 'a\n"b"' } },
      { gone: { kind: 'snapshot', name: 'a\n"b"' } },
    ]);
  });
});
