import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from './folder.ts';
import { checkBuild } from './fresh-build.ts';

const BUILD = 'dist/tsconfig.tsbuildinfo';

/** A tree of files, each written at so many seconds. */
function tree(times: Record<string, number>): string {
  const root = freshFolder();
  for (const room of ['specs', 'suites', 'fixtures', 'reports']) mkdirSync(join(root, room));
  for (const [path, seconds] of Object.entries(times)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
    utimesSync(join(root, path), seconds, seconds);
  }
  return root;
}

test('a build that is newer than all sources is taken, whatever tests are newer still', () => {
  checkBuild(tree({ [BUILD]: 20, 'suites/cli/main.ts': 10, 'suites/cli/main.test.ts': 30 }));
});

test.for(['suites/cli/main.ts', 'specs/load.ts', 'reports/html/page.ts'])(
  'one that is older than %s is refused, with what to do',
  (path) => {
    const words = `dist is older than ${path}: npm run build`;
    expect(() => checkBuild(tree({ [BUILD]: 20, [path]: 21 }))).toThrow(words);
  },
);

test('none at all is refused', () => {
  expect(() => checkBuild(tree({ 'suites/cli/main.ts': 10 }))).toThrow('dist is missing');
});
