import { describe, expect, test } from 'vitest';
import type { ClauseResult, RunEvent } from '../suites/model/run-record.ts';
import { FOOTER, failure, HEADER, RESULT } from '../testing/record.ts';
import { findFormat } from './formats.ts';
import { summarise } from './summary.ts';

const VIEW = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };
const KNOWN = {
  clause: 'a',
  reason: 'being | mended',
  firstSeen: '2026-01-02',
  link: 'http://x/1',
};
const WORDS = 'known since 2026-01-02: being | mended (http://x/1)';

const fails = (id: string, more: object = {}): ClauseResult => ({
  ...failure('a', { code: 'accepted' }, { code: 'string' }),
  clause: { ...RESULT.clause, id: `CopySnapshot/input/${id}` },
  ...more,
});

/** A run that was held against a baseline, with one failure that it knows and one that it does not. */
const EVENTS: RunEvent[] = [
  { ...HEADER, baseline: { file: 'ci/known.json', entries: [] } } as RunEvent,
  fails('old', { known: KNOWN }),
  fails('new'),
  FOOTER,
];

const render = (format: string, events = EVENTS) =>
  findFormat(format)?.render(summarise(events, VIEW), VIEW) ?? '';

describe('a failure that the baseline knows fails nobody, and is not hidden', () => {
  test('markdown: news first, then the known ones, folded', () => {
    const report = render('markdown');
    expect(report).toMatch(/^### ✗ .*: 0 passed, 2 failed \(1 known\)/);
    const [news, known] = [report.indexOf('`CopySnapshot/input/new`'), report.indexOf('Known: 1')];
    expect(report.slice(0, news)).toContain('Not known in `ci/known.json`:');
    expect(known).toBeGreaterThan(news);
    expect(report.slice(known)).toContain('being &#124; mended');
  });

  test('junit: skipped, with why', () => {
    const report = render('junit');
    expect(report).toContain('tests="2" failures="1" errors="0" skipped="1"');
    expect(report).toContain(`name="old" time="0"><skipped message="fail: ${WORDS}"/>`);
  });

  test('tap: a TODO', () => {
    expect(render('tap')).toContain(`not ok 1 - CopySnapshot/input/old # TODO ${WORDS}\n`);
    expect(render('tap')).toContain('not ok 2 - CopySnapshot/input/new\n');
  });

  test('ctrf: other, with why', () => {
    const { tests } = JSON.parse(render('ctrf')).results;
    expect(tests[0]).toMatchObject({ status: 'other', rawStatus: 'fail', message: WORDS });
    expect(tests[1]).toMatchObject({ status: 'failed', rawStatus: 'fail' });
  });

  test('github: a warning, after the error', () => {
    const [first, second] = render('github').split('\n');
    expect(first).toContain('::error title=fail CopySnapshot/input/new::');
    expect(second).toContain(`::warning title=fail CopySnapshot/input/old::${WORDS}%0A`);
  });

  test('in a strict run a known warning is known too', () => {
    const [header, old] = EVENTS as [RunEvent, ClauseResult];
    const strict = [
      { ...header, strict: true } as RunEvent,
      { ...old, verdict: 'warn' as const },
      FOOTER,
    ];
    expect(render('junit', strict)).toContain('failures="0" errors="0" skipped="1"');
  });
});
