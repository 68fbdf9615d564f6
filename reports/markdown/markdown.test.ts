import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { ClauseResult, RunEvent } from '../../suites/model/run-record.ts';
import {
  because,
  FOOTER,
  failure,
  HEADER,
  HOSTILE,
  RESULT,
  recordOf,
} from '../../testing/record.ts';
import { brief } from '../escape.ts';
import { summarise } from '../summary.ts';
import { markdown } from './markdown.ts';

const VIEW = { record: 'reports/latest/run.jsonl' };
const ACCEPTED = { code: 'accepted' } as const;
const FAILED = failure('a', ACCEPTED, { code: 'string' });

/** What Markdown, HTML or GitHub would make something of. */
const PAYLOADS = [
  '| a | b |',
  'a \\| b \\\\| c `|` d',
  '`` ` ``` code `',
  '</td></table></details><script>alert(1)</script><img src=x onerror=y>',
  '<!-- ',
  '*a* _b_ __c__ ~~d~~ **e',
  '[text](http://evil.example) ![image](x.png) [ref] <http://evil.example>',
  'http://evil.example https://evil.example www.evil.example',
  '@everyone @org/team ping@evil.example #1 owner/repo#2',
  '&lt;b&gt; &#64;everyone &amp;',
  '# heading\n\n- item\n\n```\nfence\n```\n\n</details>\n\n@everyone',
  '~~~\n~~~ ||| --- |',
  HOSTILE,
];

const render = (events: RunEvent[]) =>
  marked.parse(markdown(summarise(events, VIEW)), { async: false });

/** Text of HTML as a reader sees it, without what only a program sees. */
const seen = (html: string) => textOf(html).replaceAll('\u2060', '');

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

/** The tables as texts of cells. */
function tablesOf(html: string): string[][][] {
  return [...html.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => seen(cell)),
    ),
  );
}

describe('what a reader sees first', () => {
  test('the counts, then failures in the words of the terminal', () => {
    const html = render([HEADER, FAILED, FOOTER]);
    expect(html).toMatch(/^<h3>✗ MemoryDB CopySnapshot: 0 passed, 1 failed, 0 warned/);
    expect(tablesOf(html)[0]).toEqual([
      ['', 'Clause', 'Requirement', 'Expected', 'Actual'],
      [
        '✗',
        'CopySnapshot/input/KmsKeyId/maxLength',
        'KmsKeyId has at most 2048 characters',
        '200, the call is accepted',
        'a string',
      ],
    ]);
  });

  test('failures, then faults of the suite, then warnings', () => {
    const error: ClauseResult = { ...because({ code: 'internal', detail: 'x' }), verdict: 'error' };
    const warned: ClauseResult = { ...FAILED, verdict: 'warn' };
    const [table] = tablesOf(render([HEADER, warned, error, FAILED, FOOTER]));
    expect(table?.slice(1).map(([mark]) => mark)).toEqual(['✗', 'E', '!']);
    expect(table?.[2]?.at(-1)).toBe('a fault of the suite: x');
  });

  test('a run that is not complete says so', () => {
    const html = render([HEADER, { ...FOOTER, end: 'denied' }]);
    expect(html).toContain('<strong>The run is not complete: the endpoint refuses');
  });

  test('nothing is broken: no table of failures, and a mark that says so', () => {
    const html = render([HEADER, { ...RESULT, verdict: 'pass' }, FOOTER]);
    expect(html).toMatch(/^<h3>✓/);
    expect(html).not.toContain('<table>');
    expect(html).not.toContain('<details>');
  });
});

describe('what is folded away', () => {
  const cell: RunEvent = { kind: 'fault-cell', expected: ['A', 'B'], received: 'C', count: 2 };
  const html = render([HEADER, FAILED, because({ code: 'interrupted' }), cell, FOOTER]);

  test('three parts, closed', () => {
    const summaries = [...html.matchAll(/<details>\n<summary>(.*?)<\/summary>/g)];
    expect(summaries.map(([, words]) => words)).toEqual([
      'The request that shows it, and how to see it again',
      'Not tested: 1',
      'Fault matrix: expected × received',
    ]);
    expect(html.match(/<\/details>/g)).toHaveLength(3);
  });

  test('the shrunk request and the command, as code', () => {
    expect(html).toMatch(/<code class="language-text">X-Amz-Target: a, Content-Type: a/);
    expect(html).toMatch(
      /<code class="language-sh">memorydb-conformance repro reports\/latest\/run.jsonl CopySnapshot\/input\/KmsKeyId\/maxLength\n<\/code>/,
    );
  });

  test('what was not tested and why, and the matrix', () => {
    const [, untested, matrix] = tablesOf(html);
    expect(untested?.[1]).toEqual(['?', RESULT.clause.id, 'the run was interrupted']);
    expect(matrix?.[1]).toEqual(['A | B', '✗ C', '2']);
  });
});

describe('what an endpoint says stays text', () => {
  test.for(PAYLOADS)('%j', (text) => {
    const detail = { code: 'hook-failed', arrangement: 'a', detail: text } as const;
    const broken = failure(text, detail, detail);
    const cell: RunEvent = { kind: 'fault-cell', expected: ['A'], received: text, count: 1 };
    const html = render([HEADER, broken, because(detail), cell, FOOTER]);
    const words = `the hook for a failed: ${brief(text, 1_000)}`.trim();
    const [failures, hindered, untested, matrix] = tablesOf(html);
    expect(failures?.[1]?.slice(3)).toEqual([words, words]);
    expect(hindered?.[1]?.[1]).toBe(words);
    expect(untested?.[1]?.[2]).toBe(words);
    expect(matrix?.[1]?.[1]).toBe(`✗ ${brief(text)}`.trim());
    expect(html.match(/<details>/g)).toHaveLength(3);
    expect(html.match(/<\/details>/g)).toHaveLength(3);
    expect(html).not.toMatch(/<(script|img|a|em|strong|del|h1|ul|hr|!--)\b/);
  });

  test.for(PAYLOADS)('GitHub finds nobody to call, nothing to link in %j', (text) => {
    const html = render([{ ...HEADER, endpoint: `http://127.0.0.1/${text}` }, ...recordOf(text)]);
    const outside = textOf(html.replace(/<(code|pre)\b.*?<\/\1>/gs, ''));
    expect(outside).not.toMatch(/@\w|#\d|:\/\/\w|www\./);
  });
});

describe('it fits into a comment', () => {
  const many = (count: number, text: string): RunEvent[] => [
    HEADER,
    ...Array.from({ length: count }, () =>
      failure(text, ACCEPTED, { code: 'repeated', value: text }),
    ),
    ...Array.from({ length: count }, () =>
      because({ code: 'hook-failed', arrangement: 'a', detail: text }),
    ),
    ...Array.from(
      { length: count },
      (_, index): RunEvent => ({
        kind: 'fault-cell',
        expected: [`${text}${index}`],
        received: text,
        count: 1,
      }),
    ),
    FOOTER,
  ];

  test.for<[number, string]>([
    [2_000, 'a'],
    [500, '|'.repeat(500)],
    [1, '`'.repeat(2 ** 17)],
    [200, '€'.repeat(5_000)],
  ])('%i of each, %#', ([count, text]) => {
    const report = markdown(summarise(many(count, text), VIEW));
    expect(report.length).toBeLessThan(65_536);
    expect(Buffer.byteLength(report)).toBeLessThan(2 ** 20);
    const html = marked.parse(report, { async: false });
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    expect(html).toContain(`: 0 passed, ${count} failed`);
  });

  test('with a baseline of which nothing is true any more', () => {
    const stale = Array.from({ length: 1_000 }, (_, line): RunEvent => {
      const entry = {
        clause: `CopySnapshot/a/b${line}`,
        reason: 'a',
        firstSeen: '2026-01-01',
        line,
      };
      const notice = { code: 'stale-entry', why: 'passes', file: 'ci/known.json', entry } as const;
      return { kind: 'notice', notice };
    });
    const report = markdown(summarise([HEADER, FAILED, ...stale, FOOTER], VIEW));
    expect(report.length).toBeLessThan(65_536);
    expect(report).toContain('ci/known.json:1: the clause passes now');
    expect(report).toMatch(/_\d+ more are left out here/);
    const [table] = tablesOf(marked.parse(report, { async: false }));
    expect(table).toHaveLength(2);
  });

  test('and says what was left out, with nothing lost unsaid', () => {
    const html = render(many(2_000, 'a'));
    const shown = (tablesOf(html)[0]?.length ?? 1) - 1;
    expect(shown).toBeGreaterThan(100);
    expect(html).toContain(`<em>${2_000 - shown} more are left out here;`);
  });
});
