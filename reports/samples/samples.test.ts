import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLES, steady } from '../../fixtures/browser/samples.ts';
import { freshFolder } from '../../testing/folder.ts';

/** Compiled, as a page holds the compiled text of its script. */
const WRITE = 'dist/fixtures/browser/write-samples.js';

test('the committed samples are what the recordings give today; `npm run samples` writes them', () => {
  const folder = freshFolder();
  execFileSync(process.execPath, [WRITE, folder]);
  const pages = readdirSync(folder).toSorted();
  expect(pages).toEqual(['compare.html', 'moto.html']);
  expect(readdirSync(SAMPLES).filter((name) => name.endsWith('.html'))).toEqual(pages);
  for (const name of pages) {
    const [now, committed] = [folder, SAMPLES].map((at) =>
      steady(readFileSync(join(at, name), 'utf8')),
    );
    expect(now === committed, `${name} is not of today: npm run samples`).toBe(true);
  }
});
