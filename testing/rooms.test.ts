import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, ROOMS, roomOf } from './rooms.ts';

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.ts$/.test(file) && existsSync(file))
  .filter(
    (file) => !/\.test\.|\.check\.|vitest\.config|^testing\/|^reports\/html\/client/.test(file),
  );

/** What a file imports that its room may not. */
function trespasses(file: string, source: string): string[] {
  const own = roomOf(file);
  const room = ROOMS[own];
  if (!room) return [`${file} is in no room of the table`];
  return importsOf(source).flatMap(({ from, types }) => {
    if (!from.startsWith('.')) {
      const forbidden =
        !types &&
        !room.but?.[file]?.includes(from) &&
        room.without?.some((name) => from === name || from.startsWith(name));
      return forbidden ? [`${file} imports ${from}`] : [];
    }
    const target = roomOf(path.posix.normalize(path.posix.join(path.posix.dirname(file), from)));
    if (target === own || room.imports.includes(target)) return [];
    if (types && (room.types?.includes(target) || target === 'suites/model')) return [];
    return [`${file} imports ${types ? 'types of ' : ''}${target}`];
  });
}

describe('imports run one way', () => {
  test('no file imports what its room may not', () => {
    expect(FILES.flatMap((file) => trespasses(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('no two rooms import each other at run time, but for redaction and the cassettes it reads', () => {
    const both = Object.entries(ROOMS).flatMap(([name, { imports }]) =>
      imports
        .filter((other) => other > name && ROOMS[other]?.imports.includes(name))
        .map((other) => `${name} ${other}`),
    );

    expect(both).toEqual(['fixtures/cassette fixtures/redact']);
  });

  test.each([
    [
      'suites/judge/x.ts',
      "import { a } from '../run/run.ts';",
      'suites/judge/x.ts imports suites/run',
    ],
    ['suites/judge/x.ts', "import fs from 'node:fs';", 'suites/judge/x.ts imports node:fs'],
    ['reports/html/x.ts', "import fs from 'node:fs';", 'reports/html/x.ts imports node:fs'],
    ['suites/probe/x.ts', "import fc from 'fast-check';", 'suites/probe/x.ts imports fast-check'],
    [
      'fixtures/reference/kinds/x.ts',
      "import { a } from '../../../specs/load.ts';",
      'fixtures/reference/kinds/x.ts imports specs',
    ],
    ['suites/cellar/x.ts', '', 'suites/cellar/x.ts is in no room of the table'],
  ])('a trespass in %s is seen', (file, source, trespass) => {
    expect(trespasses(file, source)).toEqual([trespass]);
  });
});
