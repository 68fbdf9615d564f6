import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { brokenBy, raceOf, recordOf, recordSaying, stepOf } from '../../fixtures/browser/record.ts';
import { loadContract } from '../../specs/load.ts';
import { headerOf } from '../../testing/header.ts';
import { summarise } from '../summary.ts';
import { terminal } from '../terminal.ts';
import { renderHtml } from './report.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const { clauses } = loadContract().operations['CopySnapshot'] ?? { clauses: [] };
const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const PLAIN = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };

/** What an endpoint could send to take over a page. */
const ATTACKS = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  ']]></style><base href=//evil>',
  '\u2028alert(1)\u2029\u0000\u202e\ud800',
  '`&lt;script&gt;\u007balert(1)}',
];

/** Every part of the page, packed or not. */
function wholeOf(html: string): string {
  const blocks = [...html.matchAll(/<script type="application\/x-deflate" id="[^"]+">([^<]*)</g)];
  const packed = blocks.map(([, data]) =>
    inflateRawSync(Buffer.from(data ?? '', 'base64')).toString('utf8'),
  );
  return html + packed.join('\n');
}

/** Names of the elements and attributes that a page has, without our own script and style. */
function vocabulary(html: string): string[] {
  const text = wholeOf(html).replace(SCRIPT, '').replace(STYLE, '');
  const names = new Set<string>();
  for (const [, name = '', rest = ''] of text.matchAll(/<([a-z!][^\s>/]*)((?:\s[^<>]*)?)>/gi)) {
    names.add(name);
    for (const [, attribute = ''] of rest.matchAll(/\s([^\s="]+)(?:="[^"]*")?/g))
      names.add(`@${attribute}`);
  }
  return [...names].sort();
}

describe('what an endpoint says cannot take over the page', () => {
  const harmless = vocabulary(renderHtml(summarise(recordSaying('harmless'))));

  test.for(ATTACKS)('%j', (attack) => {
    const html = renderHtml(summarise(recordSaying(attack)));
    expect(vocabulary(html)).toEqual(harmless);
    expect(html.match(/<script/g)?.length).toBe((html.match(/<\/script>/g) ?? []).length);
    expect(wholeOf(html).replace(SCRIPT, '')).not.toMatch(
      /[\u0000-\u0008\u2028\u2029\u202e\ud800]/,
    );
  });

  test('a page of text where a word was expected stays out of the page', () => {
    expect(renderHtml(summarise(recordSaying('x'.repeat(2 ** 14)))).length).toBeLessThan(
      2 * 2 ** 20,
    );
  });
});

describe('the page', () => {
  const mixed = recordOf({
    [CLAUSE]: brokenBy({ code: 'accepted' }, { code: 'accepted' }, [stepOf()]),
    'CopySnapshot/races/one-target': brokenBy(
      { code: 'explained' },
      { code: 'unexplained', calls: [] },
      raceOf(45),
    ),
    'CopySnapshot/kms/arn': { verdict: 'warn' },
    'CopySnapshot/kms/override': { verdict: 'inconclusive', reason: { code: 'interrupted' } },
    'CopySnapshot/kms/inherited': { verdict: 'skip', reason: { code: 'no-tags-to-inherit' } },
    'CopySnapshot/tags/given': { verdict: 'error', reason: { code: 'internal', detail: 'oh' } },
  });

  test('has every clause, under its id', () => {
    const html = renderHtml(summarise(mixed));
    const ids = [...html.matchAll(/<details class="clause" id="([^"]+)"/g)].map(([, id]) => id);
    expect([...ids].sort()).toEqual(clauses.map(({ id }) => id).sort());
  });

  test('has the counts of the terminal', () => {
    const html = renderHtml(summarise(mixed));
    const told = /(\d+) clauses: ([^\n]*(?:\n[^\n]*)?)\d+ requests/.exec(
      terminal(summarise(mixed), PLAIN),
    );
    const counts = [...(told?.[2] ?? '').matchAll(/(\d+) (\w+)/g)];
    expect(counts.length).toBe(6);
    for (const [, count, word] of counts) {
      expect(html).toMatch(new RegExp(`</span> ${count} ${word}<`));
    }
    expect(html).toContain(`<span class="total">${told?.[1]} clauses</span>`);
  });

  test('has each number of the matrix as often as clauses have the verdict', () => {
    const html = renderHtml(summarise(mixed));
    const cells = [...html.matchAll(/class="count (\w+)"[^>]*>(\d+)</g)];
    const sum = (kind: string) =>
      cells.reduce((total, [, own, count]) => total + (own === kind ? Number(count) : 0), 0);
    expect([sum('pass'), sum('fail'), sum('warn'), sum('error')]).toEqual([
      clauses.length - 6,
      2,
      1,
      1,
    ]);
  });

  test('tells of a failure what the terminal tells', () => {
    const whole = wholeOf(renderHtml(summarise(mixed, { record: 'a/run.jsonl' })));
    expect(whole).toContain('KmsKeyId has at most 2048 characters');
    expect(whole).toContain(`memorydb-conformance repro a/run.jsonl ${CLAUSE}`);
    expect(whole).toContain('curl -sS -i');
    expect(whole).toContain('new CopySnapshotCommand(');
  });

  test('says the same of the same record', () => {
    expect(renderHtml(summarise(mixed))).toBe(renderHtml(summarise(mixed)));
  });

  test('of a replay says when it was recorded, and from which cassette', () => {
    const header = { cassette: 'tape.jsonl', recorded: '2025-11-23' };
    const html = renderHtml(summarise(recordOf({}, { header })));
    expect(html).toContain('<span>recorded 2025-11-23, replayed 2026-01-01 00:00 UTC</span>');
    expect(html).toContain('<dt>cassette</dt><dd><code>tape.jsonl</code></dd>');
    expect(renderHtml(summarise(recordOf()))).toContain('<span>2026-01-01 00:00 UTC</span>');
  });

  test('beside a failure shows no order that explains another case', () => {
    const witness = [{ operation: 'CopySnapshot', names: ['a', 'b'], answer: 'success' }];
    const kept = renderHtml(summarise(recordOf({ [CLAUSE]: { witness } })));
    const broken = brokenBy({ code: 'accepted' }, { code: 'accepted' }, [stepOf()]);
    expect(kept).toContain('this order of the calls explains every answer');
    expect(renderHtml(summarise(recordOf({ [CLAUSE]: { ...broken, witness } })))).not.toContain(
      'explains every answer',
    );
  });

  test('of a record that was cut off shows what there is', () => {
    const html = renderHtml(summarise([...mixed.slice(0, 20)]));
    expect(html).toContain('Cut off');
    expect(html.match(/<details class="clause"/g)?.length).toBe(19);
    expect(renderHtml(summarise([headerOf()]))).toContain('The record holds no verdict.');
  });
});

describe('what has no verdict of its own', () => {
  const blocked = { code: 'blocked-by', clause: CLAUSE } as const;
  const once = {
    code: 'seen-once',
    expected: { code: 'string' },
    actual: { code: 'served' },
  } as const;
  const broken = brokenBy({ code: 'accepted' }, { code: 'string' }, [stepOf()]);
  const page = renderHtml(
    summarise(
      recordOf({
        'CopySnapshot/effects/none-after-rejection': broken,
        [CLAUSE]: broken,
        'CopySnapshot/tags/given': { verdict: 'inconclusive', reason: blocked },
        'CopySnapshot/races/one-target': { ...broken, verdict: 'inconclusive', reason: once },
        'CopySnapshot/kms/override': {
          verdict: 'inconclusive',
          reason: { code: 'throttled', operation: 'CopySnapshot' },
        },
      }),
    ),
  );

  test('a cause stands before what frees nothing, with links to what waits for it', () => {
    const told = /What is broken<\/h2>(.*?)<\/section>/s.exec(page)?.[1] ?? '';
    expect(told.indexOf(`href="#${CLAUSE}"`)).toBeLessThan(told.indexOf('none-after-rejection"'));
    expect(told).toMatch(/<b>1 clause waits for it<\/b>: <a href="#CopySnapshot\/tags\/given">/);
  });

  test('what was seen once is told apart from what is broken', () => {
    const [, apart = ''] = /Seen once, and not again<\/h2>(.*?)<\/section>/s.exec(page) ?? [];
    expect(apart).toContain('href="#CopySnapshot/races/one-target"');
    expect(apart).toContain('no failures');
    expect(/What is broken<\/h2>(.*?)<\/section>/s.exec(page)?.[1]).not.toContain('one-target');
  });

  test('hindered MUSTs are told with how to declare them', () => {
    const [, told = ''] = /2 MUSTs could not be tested<\/h2>(.*?)<\/section>/s.exec(page) ?? [];
    expect(told).toContain('--update-baseline');
    expect(told).toContain('href="#CopySnapshot/kms/override"');
  });
});

test('of several operations each has a bar, and what passed is folded away', () => {
  const broken = brokenBy({ code: 'accepted' }, { code: 'string' }, [stepOf()]);
  const operations = ['CopySnapshot', 'CreateUser'];
  const events = recordOf({ [CLAUSE]: broken }, { header: { operations } });
  const page = renderHtml(summarise(events));
  expect(page).toContain('<h2 id="overview-title">By operation</h2>');
  expect(page).not.toContain('class="tile ');
  expect(page).toContain('data-show-family="CopySnapshot/*"');
  const parts = page.split('<section class="operation').slice(1);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) {
    const [before, folded] = part.split('<details class="passes">');
    expect(before).not.toMatch(/data-verdict="pass"/);
    expect(folded).toMatch(/data-verdict="pass"/);
    expect(folded).not.toMatch(/data-verdict="(?!pass)/);
  }
});

describe('the file stands alone', () => {
  test('nothing in it is fetched, and only our own script and style may run', () => {
    const html = renderHtml(summarise(recordOf()));
    expect(html).toMatch(/default-src &#39;none&#39;/);
    expect(html.match(/<(?:link|script|img|iframe)[^>]+(?:src|href)="(?!data:)/g)).toBeNull();
    expect(`${SCRIPT}${STYLE}`).not.toMatch(/https?:|@import|url\(|\bimport\b|<\//);
  });

  test('the script is whole without what stood around it', () => {
    expect(() => new Function(SCRIPT)).not.toThrow();
    expect(SCRIPT).not.toMatch(/__vite|require\(|exports\./);
  });

  test('every colour that the style uses has a value, and every value is used', () => {
    const used = new Set([...STYLE.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    const made = new Set([...STYLE.matchAll(/^\s+(--[\w-]+):/gm)].map(([, name]) => name));
    expect([...used].filter((name) => !made.has(name))).toEqual([]);
    expect([...made].filter((name) => !used.has(name))).toEqual([]);
  });
});
