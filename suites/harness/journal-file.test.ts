import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../../testing/folder.ts';
import { openJournal, readJournal } from './journal-file.ts';

const HEADING = { endpoint: 'http://127.0.0.1:9/', region: 'us-east-1', prefix: 'cfm-abc123-' };
const path = join(freshFolder(), 'journal.jsonl');
const write = (...lines: unknown[]) =>
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

test('what is written is read: what is left, what was there, how late reads were', () => {
  const { journal, file } = openJournal(path, { ...HEADING, startedAt: '' });
  journal.found({ snapshot: new Set(['"theirs"']) });
  journal.create({ kind: 'snapshot', name: 'a' });
  journal.create({ kind: 'snapshot', name: ['b'] });
  journal.late(20);
  journal.late(10);
  journal.gone({ kind: 'snapshot', name: 'a' });
  file.close();

  const read = readJournal(path);
  expect(read.journal.left()).toEqual([{ kind: 'snapshot', name: ['b'] }]);
  expect([read.lateMs, [...(read.before['snapshot'] ?? [])]]).toEqual([20, ['"theirs"']]);
});

test('what is deleted later is appended; a line that was cut off is no beginning of the next', () => {
  write(HEADING, { create: { kind: 'snapshot', name: 'a' } });
  writeFileSync(path, `${readFileSync(path, 'utf8')}{"create":{"ki`);
  const before = readFileSync(path, 'utf8');
  const { journal, open } = readJournal(path);
  const file = open();
  journal.gone({ kind: 'snapshot', name: 'a' });
  file.close();

  const whole = before.slice(0, before.lastIndexOf('\n') + 1);
  expect(readFileSync(path, 'utf8').startsWith(whole)).toBe(true);
  expect(readJournal(path).journal.left()).toEqual([]);
});

test.for<[unknown[], RegExp]>([
  [[null], /no heading/],
  [[{ ...HEADING, prefix: '' }], /no run begins its names/],
  [[{ ...HEADING, prefix: 'cfm-' }], /no run begins its names/],
  [[HEADING, null], /line 2: it is no step/],
  [[HEADING, { create: { kind: 'bucket', name: 'cfm-abc123-a' } }], /nothing of that kind/],
  [[HEADING, { create: { kind: '__proto__', name: 'a' } }], /nothing of that kind/],
  [[HEADING, { create: 5 }], /names nothing/],
  [[HEADING, { late: -1 }], /no delay/],
  [[HEADING, { found: { snapshot: [5] } }], /no names/],
  [[HEADING, { delete: 'all' }], /no step/],
])('%j is refused in a line', ([lines, words]) => {
  write(...lines);
  expect(() => readJournal(path)).toThrow(words);
});
