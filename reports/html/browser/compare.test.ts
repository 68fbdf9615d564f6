import { expect, test } from 'vitest';
import { BROKEN, RACE, samplePageOfThree } from '../../../fixtures/browser/pages.ts';
import { useReader } from '../../../fixtures/browser/reader.ts';

const openPage = useReader();

test('it begins with what one keeps and another breaks, and shows more when asked', async () => {
  const tab = await openPage(samplePageOfThree());
  const shown = () => tab.locator('.clause:visible').count();
  expect(await shown()).toBe(3);
  await tab.getByRole('combobox', { name: 'What differs' }).selectOption('differs');
  expect(await shown()).toBe(6);
  await tab.getByRole('button', { name: 'Clear' }).click();
  expect(await shown()).toBeGreaterThan(100);
});

test('what one run alone breaks is one click away', async () => {
  const tab = await openPage(samplePageOfThree());
  await tab.getByRole('button', { name: 'alone breaks 3 clauses' }).click();
  expect(await tab.locator('.clause:visible').count()).toBe(3);
});

test('a count of one run shows the clauses that it counts, and the address keeps that', async () => {
  const tab = await openPage(samplePageOfThree());
  await tab.getByRole('listitem').nth(2).getByRole('button', { name: '1 skipped' }).click();
  expect(await tab.locator('.clause:visible').getAttribute('id')).toBe(RACE);
  expect(await tab.evaluate('location.hash')).toBe('#?kind=skip-2');
  await tab.getByRole('button', { name: 'Clear' }).click();
  const hash = String(await tab.evaluate('location.hash'));
  expect(hash).toBe('#?kind=');

  const again = await openPage(samplePageOfThree(), { hash });
  expect(await again.locator('.clause:visible').count()).toBeGreaterThan(100);
});

test('every family shows a square for each clause of each run, which leads to the clause', async () => {
  const tab = await openPage(samplePageOfThree());
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
  const tab = await openPage(samplePageOfThree(), { hash: '#CopySnapshot/input/Tags/type' });
  const focused = "document.activeElement.closest('.clause')?.id";
  await expect.poll(() => tab.evaluate(focused)).toBe('CopySnapshot/input/Tags/type');
  await tab.getByRole('link', { name: BROKEN }).click();
  await expect.poll(() => tab.evaluate(focused)).toBe(BROKEN);
  await tab.keyboard.press('k');
  expect(await tab.evaluate(focused)).not.toBe(BROKEN);
});
