import { describe, expect, test } from 'vitest';
import type { BaselineEntry } from '../suites/model/baseline.ts';
import type { Notice, RunEvent, RunHeader } from '../suites/model/run-record.ts';
import { footerOf, HEADER, resultOf } from '../testing/results.ts';
import { summarise } from './summary.ts';
import { terminal } from './terminal.ts';
import type { TerminalOptions } from './terminal-options.ts';

const PLAIN: TerminalOptions = {
  color: false,
  width: 80,
  quiet: false,
  verbose: false,
};
const ENTRY: BaselineEntry = {
  clause: 'Op/input/known',
  reason: 'ticket 7',
  firstSeen: '2026-01-01',
  line: 12,
};

function report(found: RunEvent[], own: Partial<RunHeader> = {}, options = {}): string {
  const baseline = { file: 'ci/known.json', entries: [ENTRY] };
  const header: RunHeader = { ...HEADER, baseline, ...own };
  return terminal(summarise([header, ...found, footerOf('complete', 1)]), { ...PLAIN, ...options });
}

const stale = (why: 'passes' | 'expired', entry = ENTRY): Notice => ({
  kind: 'notice',
  notice: { code: 'stale-entry', why, file: 'ci/known.json', entry },
});
const { line: _, ...KNOWN } = ENTRY;
const known = resultOf('Op/input/known', 'fail', { known: KNOWN });
const fresh = resultOf('Op/input/new', 'fail');

describe('a report of a run with a baseline', () => {
  test('begins with what is new, with its proof, and does not prove it twice', () => {
    const text = report([resultOf('Op/input/fine', 'pass'), known, fresh]);
    expect(text).toMatch(/^New, not in ci\/known\.json\n {4}✗ Op\/input\/new\n {8}MUST/);
    expect(text.match(/expected {5}/g)).toHaveLength(1);
    expect(text).toContain('    ✗ new\n');
  });

  test('shows a known failure as known, and its proof to those who ask for it', () => {
    expect(report([known])).toContain('✗ known\n        known since 2026-01-01: ticket 7\n');
    expect(report([known])).not.toContain('expected');
    expect(report([known], {}, { quiet: true })).toContain('known since');
    expect(report([known], {}, { verbose: true })).toContain('expected');
  });

  test('counts what is known beside what fails', () => {
    const warned = resultOf('Op/input/warned', 'warn', { known: KNOWN });
    const counted = { ...footerOf('complete', 1) };
    counted.counts = { ...counted.counts, fail: 2, warn: 1 };
    const text = terminal(summarise([HEADER, known, fresh, warned, counted]), PLAIN);
    expect(text).toContain('2 failed (1 known), 1 warned (1 known)');
  });

  test('names what has to go with file and line, and what to do', () => {
    const text = report([stale('passes'), stale('expired', { ...ENTRY, expires: '2026-02-01' })]);
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain('ci/known.json:12: the clause passes now; delete this entry');
    expect(words).toContain('put up with until 2026-02-01, and the clause still fails');
    expect(words).toContain(JSON.stringify(KNOWN));
  });

  test('a broken SHOULD is new in a strict run only', () => {
    const warned = resultOf('Op/input/new', 'warn');
    expect(report([warned])).not.toContain('New');
    expect(report([warned], { strict: true })).toMatch(/^New/);
  });

  test('says what was changed in the file, or that nothing was', () => {
    const update = (added: string[], removed: string[]): Notice => ({
      kind: 'notice',
      notice: { code: 'baseline-updated', file: 'ci/known.json', added, removed },
    });
    expect(report([update(['Op/a'], ['Op/b'])])).toContain(
      'ci/known.json: 1 added, 1 removed\n    + Op/a\n    - Op/b\n',
    );
    expect(report([update([], [])])).toContain('ci/known.json stays as it is\n');
  });

  test('without a baseline there is no news, and nothing is left out', () => {
    const { baseline: __, ...plain } = { ...HEADER, baseline: null };
    const text = terminal(summarise([plain, fresh, footerOf('complete', 1)]), PLAIN);
    expect(text).not.toContain('New');
    expect(text).toContain('expected');
  });

  test('what people wrote cannot move the cursor, nor break the width', () => {
    const evil = '\u001b[31m\u0007\r\n\u202e';
    const reason = `${evil} ${'long '.repeat(40)}`;
    const entry = { ...ENTRY, reason, link: `https://x/${evil}` };
    const text = report([
      { ...known, known: { ...KNOWN, reason, link: entry.link } },
      stale('passes', entry),
    ]);
    for (const sign of ['\u001b', '\u0007', '\r', '\u202e']) expect(text).not.toContain(sign);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

test('a shard says which one it is', () => {
  const header = { ...HEADER, shard: { index: 2, count: 4, owners: [] } };
  expect(terminal(summarise([header, footerOf('complete', 0)]), PLAIN)).toContain(
    'seed 4711   shard 2/4   ',
  );
});

test('the configuration that was found is named', () => {
  const header = { ...HEADER, config: 'conformance.config.ts' };
  expect(terminal(summarise([header, footerOf('complete', 0)]), PLAIN)).toContain(
    '\nconfig conformance.config.ts\nreport ',
  );
});
