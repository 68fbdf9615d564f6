import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startChromium } from '../../../fixtures/browser/chromium.ts';
import { type Opened, openPage } from '../../../fixtures/browser/open.ts';
import { BROKEN, RACE, samplePageOfThree } from '../../../fixtures/browser/pages.ts';

let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  browser = await startChromium();
});

afterAll(() => browser?.close());

afterEach(async () => {
  const { wrong } = opened;
  await opened.close();
  expect(wrong).toEqual([]);
});

test('it begins with what one keeps and another breaks, and shows more when asked', async () => {
  opened = await openPage(browser, samplePageOfThree());
  const { tab } = opened;
  const shown = () => tab.locator('.clause:visible').count();
  expect(await shown()).toBe(3);
  await tab.getByRole('combobox', { name: 'What differs' }).selectOption('differs');
  expect(await shown()).toBe(6);
  await tab.getByRole('button', { name: 'Clear' }).click();
  expect(await shown()).toBeGreaterThan(100);
});

test('what one run alone breaks is one click away', async () => {
  opened = await openPage(browser, samplePageOfThree());
  const { tab } = opened;
  await tab.getByRole('button', { name: 'alone breaks 3 clauses' }).click();
  expect(await tab.locator('.clause:visible').count()).toBe(3);
});

test('a count of one run shows the clauses that it counts, and the address keeps that', async () => {
  opened = await openPage(browser, samplePageOfThree());
  const { tab } = opened;
  await tab.getByRole('listitem').nth(2).getByRole('button', { name: '1 skipped' }).click();
  expect(await tab.locator('.clause:visible').getAttribute('id')).toBe(RACE);
  expect(await tab.evaluate('location.hash')).toBe('#?kind=skip-2');
  await tab.getByRole('button', { name: 'Clear' }).click();
  const hash = String(await tab.evaluate('location.hash'));
  expect(hash).toBe('#?kind=');
  await opened.close();

  opened = await openPage(browser, samplePageOfThree(), { hash });
  expect(await opened.tab.locator('.clause:visible').count()).toBeGreaterThan(100);
});

test('every family shows a square for each clause of each run, which leads to the clause', async () => {
  opened = await openPage(browser, samplePageOfThree());
  const { tab } = opened;
  const races = tab
    .locator('.strips tr')
    .filter({ has: tab.getByRole('rowheader', { name: 'races' }) });
  expect(await races.locator('.part').allTextContents()).toEqual([
    'kept: 2/ of 3',
    'kept: 3/ of 3',
    'kept: 2/ of 3',
  ]);
  expect(await races.locator('.tile').count()).toBe(9);
  await races.locator('.tile.fail').click();
  await expect.poll(() => tab.evaluate("document.activeElement.closest('.clause')?.id")).toBe(RACE);
});

test('a link to a clause shows its row, with the focus', async () => {
  opened = await openPage(browser, samplePageOfThree(), { hash: '#CopySnapshot/input/Tags/type' });
  const { tab } = opened;
  const focused = "document.activeElement.closest('.clause')?.id";
  await expect.poll(() => tab.evaluate(focused)).toBe('CopySnapshot/input/Tags/type');
  await tab.getByRole('link', { name: BROKEN }).click();
  await expect.poll(() => tab.evaluate(focused)).toBe(BROKEN);
  await tab.keyboard.press('k');
  expect(await tab.evaluate(focused)).not.toBe(BROKEN);
});
