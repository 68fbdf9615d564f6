import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { BROKEN, RACE, samplePage, samplePageOfThree } from '../../../fixtures/browser/pages.ts';
import { useReader } from '../../../fixtures/browser/reader.ts';

const PAGES = { report: samplePage, compare: samplePageOfThree };

const openPage = useReader();

/** Opens what is folded, so that it is looked at too. */
async function unfold(tab: Page): Promise<void> {
  const ids = [BROKEN, RACE, 'CopySnapshot/races/source-deletion'];
  await tab.evaluate(`for (const id of ${JSON.stringify(ids)}) {
    const clause = document.getElementById(id);
    if ('open' in clause) clause.open = true;
  }`);
  await expect.poll(() => tab.locator('details[open] .later').count()).toBe(0);
  await tab.evaluate("document.querySelector('.step')?.setAttribute('open', '')");
}

async function violations(tab: Page): Promise<string[]> {
  await tab.evaluate(axe.source);
  const options = JSON.stringify({ resultTypes: ['violations'] });
  const results = (await tab.evaluate(`axe.run(document, ${options})`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

describe.for(['report', 'compare'] as const)('%s', (name) => {
  test.for(['light', 'dark'] as const)('axe finds nothing, %s', async (colorScheme) => {
    const tab = await openPage(PAGES[name](), { colorScheme });
    await unfold(tab);
    expect(await violations(tab)).toEqual([]);
  });

  test('at 380 pixels nothing stands out to the side, and axe finds nothing', async () => {
    const viewport = { width: 380, height: 800 };
    const tab = await openPage(PAGES[name](), { viewport });
    await unfold(tab);
    const width = await tab.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(380);
    expect(await violations(tab)).toEqual([]);
  });

  test('everything that can be used is reached by Tab alone', async () => {
    const tab = await openPage(PAGES[name]());
    const used = 'button, select, input, summary, a:not(.tile)';
    const wanted = await tab.locator(used).count();
    const reached = await tab.evaluate(
      `[...document.querySelectorAll('${used}')].filter(({ tabIndex }) => tabIndex >= 0).length`,
    );
    expect(reached).toBe(wanted);
  });
});
