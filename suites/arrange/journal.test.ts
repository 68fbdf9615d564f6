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

  test('names that differ in letter case only are two: on some endpoints they are', () => {
    const journal = newJournal();
    journal.create({ kind: 'snapshot', name: 'Copy-A' });
    journal.create({ kind: 'snapshot', name: 'copy-a' });
    journal.gone({ kind: 'snapshot', name: 'COPY-A' });
    expect(journal.left()).toHaveLength(2);
    journal.gone({ kind: 'snapshot', name: 'Copy-A' });
    expect(journal.left()).toEqual([{ kind: 'snapshot', name: 'copy-a' }]);
  });

  test.each([null, '', 0, 5, false, ['a'], { a: 1 }])(
    'the name %j is kept as it was sent: an endpoint may have made a thing of it',
    (name) => {
      const lines: string[] = [];
      const journal = newJournal((line) => lines.push(line));
      journal.create({ kind: 'snapshot', name });
      journal.create({ kind: 'snapshot', name: String(name) });

      expect(journal.left()[0]).toEqual({ kind: 'snapshot', name });
      expect(lines[0]).toBe(`${JSON.stringify({ create: { kind: 'snapshot', name } })}\n`);
      journal.gone({ kind: 'snapshot', name });
      expect(journal.left()).toEqual(
        typeof name === 'string' ? [] : [{ kind: 'snapshot', name: String(name) }],
      );
    },
  );

  test('a name is written once, and its end once: a replay must not grow the file', () => {
    const lines: string[] = [];
    const later: string[] = [];
    const journal = newJournal(
      (line) => lines.push(line),
      (line) => later.push(line),
    );
    for (let i = 0; i < 2; i++) journal.create({ kind: 'snapshot', name: 'a' });
    for (let i = 0; i < 2; i++) journal.gone({ kind: 'snapshot', name: 'a' });

    expect([lines.length, later.length]).toEqual([1, 1]);
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
