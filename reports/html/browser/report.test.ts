import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BROKEN, RACE, samplePage } from '../../../fixtures/browser/pages.ts';
import { type Open, useReader } from '../../../fixtures/browser/reader.ts';

const openPage = useReader();

const open = (options?: Parameters<Open>[1]) => openPage(samplePage(), options);

/** The clause that has the focus on its line. */
function focused(tab: Page): Promise<unknown> {
  return tab.evaluate("document.activeElement.closest('.clause > summary')?.parentElement.id");
}

describe('filters', () => {
  test('by verdict, level, family and words, together, with the count said', async () => {
    const tab = await open();
    const shown = () => tab.locator('.clause:visible').count();
    const all = await shown();
    expect(all).toBeGreaterThan(100);

    await tab.getByRole('button', { name: 'failed', exact: true }).click();
    expect(await shown()).toBe(2);
    expect(await tab.locator('#shown').textContent()).toBe(`2 of ${all} clauses`);
    await tab.getByRole('button', { name: 'warned', exact: true }).click();
    expect(await shown()).toBe(3);
    await tab.getByRole('combobox', { name: 'Family' }).selectOption('CopySnapshot/races');
    expect(await shown()).toBe(1);
    await tab.getByRole('combobox', { name: 'Level' }).selectOption('SHOULD');
    expect(await shown()).toBe(0);
    await tab.getByRole('button', { name: 'Clear the filters' }).click();
    expect(await shown()).toBe(all);

    await tab.getByRole('searchbox').fill('kmskeyid  2048 characters');
    expect(await tab.locator('.clause:visible').getAttribute('id')).toBe(BROKEN);
    await tab.keyboard.press('Escape');
    expect(await shown()).toBe(all);
  });

  test('a number of the matrix shows just its clauses', async () => {
    const tab = await open();
    await tab.getByRole('button', { name: /^1 warned: show those of kms$/ }).click();
    expect(await tab.locator('.clause:visible').getAttribute('id')).toBe('CopySnapshot/kms/arn');
  });
});

describe('what passed of several operations', () => {
  const PASSED = 'CopySnapshot/state/read-by-name';
  const two = () => samplePage({ operations: ['CopySnapshot', 'CreateUser'] });

  test('is folded away until a filter or a link asks for it', async () => {
    const tab = await openPage(two());
    const clause = tab.locator(`[id="${PASSED}"]`);
    expect(await clause.isVisible()).toBe(false);
    expect(await tab.locator(`[id="${BROKEN}"]`).isVisible()).toBe(true);
    await tab.getByRole('searchbox').fill('read-by-name');
    expect(await clause.isVisible()).toBe(true);

    const linked = await openPage(two(), { hash: `#${PASSED}` });
    await expect.poll(() => focused(linked)).toBe(PASSED);
    expect(await linked.locator(`[id="${PASSED}"]`).isVisible()).toBe(true);
  });

  test('a number of the matrix shows the clauses of its operation', async () => {
    const tab = await openPage(two());
    await tab.getByRole('button', { name: /^1 warned: show those of CopySnapshot$/ }).click();
    expect(await tab.locator('.clause:visible').getAttribute('id')).toBe('CopySnapshot/kms/arn');
  });
});

describe('links', () => {
  test('a link to a clause opens it, with its proof, and has the focus', async () => {
    const tab = await open({ hash: `#${BROKEN}` });
    const clause = tab.locator(`[id="${BROKEN}"]`);
    await clause.getByText('What was sent').waitFor();
    expect(await clause.locator('mark').allTextContents()).toEqual([
      expect.stringMatching(/^"a+… 2049 characters …a+"$/),
      '200',
    ]);
    await expect.poll(() => focused(tab)).toBe(BROKEN);
    expect((await clause.boundingBox())?.y).toBeLessThan(400);
  });

  test('a link to a clause that the filters hide shows it', async () => {
    const tab = await open();
    await tab.getByRole('searchbox').fill('no such thing');
    await tab.evaluate(`location.hash = ${JSON.stringify(RACE)}`);
    await tab.locator(`[id="${RACE}"] .proof`).waitFor();
    expect(await tab.getByRole('searchbox').inputValue()).toBe('');
  });

  test('a long history is unpacked piece by piece', async () => {
    const tab = await open({ hash: `#${RACE}` });
    const steps = tab.locator(`[id="${RACE}"] .step`);
    await steps.first().waitFor();
    expect(await steps.count()).toBe(20);
    await tab.getByRole('button', { name: 'Show steps 21 to 40' }).click();
    await expect.poll(() => steps.count()).toBe(40);
    expect(await steps.nth(20).locator('summary:focus').count()).toBe(1);
  });
});

describe('the address', () => {
  const address = (tab: Page) =>
    tab.evaluate('decodeURIComponent(location.hash).replaceAll("+", " ")');

  test('holds the filters, beside the clause, and another reader gets the same list', async () => {
    const tab = await open({ hash: `#${BROKEN}` });
    await tab.getByRole('button', { name: 'failed', exact: true }).click();
    await tab.getByRole('button', { name: 'warned', exact: true }).click();
    await tab.getByRole('combobox', { name: 'Level' }).selectOption('MUST');
    await tab.getByRole('combobox', { name: 'Family' }).selectOption('CopySnapshot/input');
    await tab.getByRole('searchbox').fill('characters & more');
    const filters =
      '?verdict=fail warn&search=characters & more&level=MUST&family=CopySnapshot/input';
    expect(await address(tab)).toBe(`#${BROKEN}${filters}`);
    await tab.getByRole('searchbox').fill('characters');
    const hash = String(await tab.evaluate('location.hash'));

    const again = await open({ hash });
    expect(
      await again.locator('.clause:visible').evaluateAll((own) => own.map(({ id }) => id)),
    ).toEqual([BROKEN]);
    expect(await again.getByRole('searchbox').inputValue()).toBe('characters');
    await again.locator(`[id="${BROKEN}"] .proof`).waitFor();
    await again.getByRole('button', { name: 'Clear', exact: true }).click();
    expect(await address(again)).toBe(`#${BROKEN}`);
  });

  test('with filters alone shows the list; a step back brings the filters back', async () => {
    const tab = await open({ hash: '#?verdict=warn&level=none-such' });
    expect(await tab.locator('.clause:visible').getAttribute('id')).toBe('CopySnapshot/kms/arn');
    const top = () => tab.locator('#clauses').evaluate((own) => own.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(900);
    await tab.evaluate(`location.hash = ${JSON.stringify(RACE)}`);
    await expect.poll(() => address(tab)).toBe(`#${RACE}`);
    await tab.goBack();
    await expect.poll(() => tab.locator('.clause:visible').count()).toBe(1);
    expect(await address(tab)).toBe('#?verdict=warn');
  });
});

describe('keyboard', () => {
  test('slash searches, j and k and arrows go from clause to clause, Enter opens', async () => {
    const tab = await open();
    await tab.keyboard.press('/');
    await tab.keyboard.type('CopySnapshot/kms');
    expect(await tab.locator('.clause:visible').count()).toBe(3);
    await tab.keyboard.press('Enter');
    const current = () => focused(tab);
    expect(await current()).toBe('CopySnapshot/kms/override');
    await tab.keyboard.press('j');
    await tab.keyboard.press('ArrowDown');
    expect(await current()).toBe('CopySnapshot/kms/inherited');
    await tab.keyboard.press('j');
    expect(await current()).toBe('CopySnapshot/kms/inherited');
    await tab.keyboard.press('k');
    expect(await current()).toBe('CopySnapshot/kms/arn');
    await tab.keyboard.press('Enter');
    expect(await tab.locator('details.clause[open]').getAttribute('id')).toBe(
      'CopySnapshot/kms/arn',
    );
  });

  test('the keys do nothing to who types, and what has the focus shows it', async () => {
    const tab = await open();
    await tab.getByRole('searchbox').fill('');
    await tab.keyboard.type('j/k');
    expect(await tab.getByRole('searchbox').inputValue()).toBe('j/k');
    await tab.getByRole('searchbox').fill('');
    await tab.keyboard.press('Tab');
    const outline = await tab.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
  });
});

test('copy buttons copy the whole, and say so', async () => {
  const tab = await open({
    hash: `#${BROKEN}`,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const clause = tab.locator(`[id="${BROKEN}"]`);
  const read = () => tab.evaluate('navigator.clipboard.readText()');
  await clause.getByRole('button', { name: 'Copy: reproduce' }).click();
  expect(await read()).toBe(`memorydb-conformance repro reports/latest/run.jsonl ${BROKEN}`);
  await expect.poll(() => tab.locator('#said').textContent()).toBe('Copied');
  await clause.getByRole('button', { name: 'Copy: curl' }).click();
  expect(await read()).toMatch(/^curl -sS -i .*--data-raw '\{"SourceSnapshotName".*'http:\S+'$/);
  await clause.getByRole('button', { name: 'Copy as SDK call' }).click();
  expect(await read()).toMatch(/^import \{ MemoryDBClient[\s\S]*CopySnapshotCommand\(\{.*\)\);$/);
});

test('light and dark follow the system, and the switch goes before it and lasts', async () => {
  const tab = await open({ colorScheme: 'dark' });
  const paper = () => tab.evaluate('getComputedStyle(document.body).backgroundColor');
  const dark = await paper();
  await tab.getByLabel('Theme').selectOption('light');
  const light = await paper();
  expect(light).not.toBe(dark);
  await tab.reload();
  expect(await paper()).toBe(light);
  await tab.getByLabel('Theme').selectOption('');
  expect(await paper()).toBe(dark);
});

test('without scripts the verdicts and what was expected can still be read', async () => {
  const tab = await open({ javaScriptEnabled: false });
  expect(await tab.locator('.clause:visible').count()).toBeGreaterThan(100);
  await tab.locator(`[id="${BROKEN}"] > summary`).click();
  expect(await tab.locator(`[id="${BROKEN}"] .actual`).textContent()).toBe(
    '200, the call was accepted',
  );
});
