import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf } from '../../testing/rooms.ts';

/** All that is loaded at once with some modules: their own imports, and what these import. */
function loadedWith(...entries: string[]): { files: Set<string>; packages: Set<string> } {
  const files = new Set(entries.map((name) => join('suites/cli', name)));
  const packages = new Set<string>();
  for (const file of files) {
    for (const { from, types } of importsOf(readFileSync(file, 'utf8'))) {
      if (types) continue;
      if (from.startsWith('.')) files.add(join(file, '..', from));
      else packages.add(from.replace(/^node:.*/, 'node'));
    }
  }
  return { files, packages };
}

/** Commands that a person, or a shell on each key, waits for: Node alone takes half of their time. */
describe.each([
  ['--help', 'help.ts'],
  ['list', 'list-command.ts'],
  ['completion', 'completion-command.ts'],
  ['__complete clause', 'complete-command.ts', 'completion/selectors.ts'],
])('%s', (_, ...modules) => {
  const { files, packages } = loadedWith('main.ts', ...modules);

  test('loads few modules, and no package but the one that finds what was meant', () => {
    expect(packages).toEqual(new Set(['node', 'leven']));
    expect(files.size).toBeLessThan(40);
  });

  test('loads nothing that runs, renders or signs', () => {
    const heavy = [...files].filter((file) =>
      /^(suites\/(run\/run|probe)|reports\/html)/.test(file),
    );
    expect(heavy).toEqual([]);
  });
});

test('a run loads more than that: the walk sees it', () => {
  const { files, packages } = loadedWith('run-command.ts');
  expect(files).toContain('suites/run/run.ts');
  expect(packages).toContain('fast-check');
});
