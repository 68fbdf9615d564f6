import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshFolder } from '../../testing/folder.ts';
import { recordOf } from '../../testing/record.ts';
import { sealed } from '../../testing/sealed.ts';
import { readRecord } from './files.ts';

const path = join(freshFolder(), 'run.jsonl');
const events = recordOf('text').slice(-3);
const text = sealed([recordOf('text')[0] ?? {}, ...events]);

/** What reading a record of this text comes to: its length, or why it is refused. */
function read(own: string): number | string {
  writeFileSync(path, own);
  try {
    return readRecord(path).length;
  } catch (error) {
    return (error as Error).message;
  }
}

test('a record is read as it was written', () => {
  expect(read(text)).toBe(4);
});

test('any character that was changed, and any line that was taken out or added, is noticed', () => {
  const end = text.lastIndexOf('\n', text.length - 2);
  fc.assert(
    fc.property(fc.nat(text.length - 3), fc.constantFrom('x', '0', '{'), (at, other) => {
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      if (changed !== text) expect(read(changed)).toMatch(/record|changed|checksum|format/);
    }),
    { numRuns: 150 },
  );
  const lines = text.trimEnd().split('\n');
  expect(read([lines[0], ...lines.slice(2), ''].join('\n'))).toMatch(/was changed/);
  expect(read(`${text}${lines[1]}\n`)).toMatch(/comes after its end/);
  expect(read(text.replace(/,"sha256":"\w+"/, ''))).toMatch(/no checksum/);
  // Without its end it is of a run that was cut off, and says so in every report.
  expect(read(text.slice(0, end + 1))).toBe(3);
});
