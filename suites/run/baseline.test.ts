import { describe, expect, test } from 'vitest';
import { message } from '../../reports/message.ts';
import { resultOf } from '../../testing/results.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { VerdictKind } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import { heldAgainst, revision, staleNotices, UNEXPLAINED } from './baseline.ts';

const TODAY = '2026-11-23';
const ID = 'CopySnapshot/input/KmsKeyId/maxLength';
const ENTRY: BaselineEntry = { clause: ID, reason: 'ticket 7', firstSeen: '2026-01-01', line: 4 };

type Entry = 'no entry' | 'an entry' | 'an entry of today' | 'an entry of yesterday';

const ENTRIES: Record<Entry, BaselineEntry[]> = {
  'no entry': [],
  'an entry': [ENTRY],
  'an entry of today': [{ ...ENTRY, expires: TODAY }],
  'an entry of yesterday': [{ ...ENTRY, expires: '2026-11-22' }],
};

function hold(verdict: VerdictKind, entry: Entry, about = {}) {
  const results = [resultOf(ID, verdict)];
  return heldAgainst(ENTRIES[entry], results, { today: TODAY, strict: false, ...about });
}

/** What is said, in a word. */
function said(...args: Parameters<typeof hold>): string {
  const words = hold(...args).findings.map((finding) =>
    finding.code === 'stale-entry' ? `stale: ${finding.why}` : finding.code,
  );
  return words.join() || 'nothing';
}

describe('a result held against a baseline', () => {
  test.for<[VerdictKind, Entry, string]>([
    ['fail', 'no entry', 'new-failure'],
    ['fail', 'an entry', 'known-failure'],
    ['fail', 'an entry of today', 'known-failure'],
    ['fail', 'an entry of yesterday', 'stale: expired'],
    ['warn', 'no entry', 'nothing'],
    ['warn', 'an entry', 'known-failure'],
    ['warn', 'an entry of yesterday', 'stale: expired'],
    ['pass', 'no entry', 'nothing'],
    ['pass', 'an entry', 'stale: passes'],
    ['pass', 'an entry of yesterday', 'stale: passes'],
    // Not exercised: it says nothing of the entry, whatever the day.
    ['skip', 'an entry of yesterday', 'nothing'],
    ['inconclusive', 'an entry of yesterday', 'nothing'],
    ['error', 'an entry of yesterday', 'nothing'],
  ])('%s with %s: %s', ([verdict, entry, expected]) => {
    expect(said(verdict, entry)).toBe(expected);
  });

  test('a broken SHOULD is news in a strict run only', () => {
    expect(said('warn', 'no entry', { strict: true })).toBe('new-failure');
    expect(said('warn', 'an entry', { strict: true })).toBe('known-failure');
  });

  test('an entry whose clause was not selected is left alone', () => {
    const { findings } = heldAgainst([ENTRY], [resultOf('another/clause', 'pass')], {
      today: TODAY,
      strict: false,
    });
    expect(findings).toEqual([]);
  });

  test('a known failure stays a failure, and is marked with what people wrote', () => {
    const { line: _, ...known } = ENTRY;
    expect(hold('fail', 'an entry').results).toEqual([{ ...resultOf(ID, 'fail'), known }]);
  });

  test('a mark of another baseline does not stay', () => {
    const marked = { ...resultOf(ID, 'fail'), known: ENTRY };
    const { results } = heldAgainst([], [marked], { today: TODAY, strict: false });
    expect(results).toEqual([resultOf(ID, 'fail')]);
  });
});

describe('a MUST that was hindered', () => {
  const reason: Phrase = { code: 'throttled', operation: 'CopySnapshot' };
  const HINDERED = resultOf(ID, 'inconclusive', { reason });
  const against = (entry: Entry, result = HINDERED) =>
    heldAgainst(ENTRIES[entry], [result], { today: TODAY, strict: false });

  test('is news like a failure, with its reason', () => {
    expect(against('no entry').findings).toEqual([{ code: 'new-failure', clause: ID, reason }]);
  });

  test('is known where the baseline says so, as long as that holds', () => {
    expect(against('an entry')).toMatchObject({
      findings: [{ code: 'known-failure' }],
      results: [{ verdict: 'inconclusive', known: { reason: 'ticket 7' } }],
    });
    expect(against('an entry of yesterday').findings).toMatchObject([
      { code: 'stale-entry', why: 'expired' },
    ]);
  });

  test('is written down with the words of its reason', () => {
    const { add } = revision(against('no entry').findings, TODAY, () => 'all was throttled');

    expect(add).toEqual([
      { clause: ID, reason: 'not tested: all was throttled', firstSeen: TODAY },
    ]);
  });

  test('because it was seen once never enters a baseline: nobody could hold it to that', () => {
    const once: Phrase = { code: 'seen-once', expected: reason, actual: reason };
    const result = { ...HINDERED, reason: once };

    expect(against('no entry', result)).toEqual({ findings: [], results: [result] });
  });

  test('by a limit that somebody declared is no news, and says nothing of an entry', () => {
    const result = { ...HINDERED, reason: { code: 'needs-slow' } as const };

    expect(against('no entry', result).findings).toEqual([]);
    expect(against('an entry of yesterday', result).findings).toEqual([]);
  });
});

describe('a revision', () => {
  test('adds what is new, with the day and a reason that asks for a better one', () => {
    const { findings } = hold('fail', 'no entry');
    expect(revision(findings, TODAY, message)).toEqual({
      add: [{ clause: ID, reason: UNEXPLAINED, firstSeen: TODAY }],
      remove: [],
    });
  });

  test('takes out what passes', () => {
    const { findings } = hold('pass', 'an entry');
    expect(revision(findings, TODAY, message)).toEqual({ add: [], remove: [ENTRY] });
  });

  test('does not take back a day that people agreed on, nor what was not exercised', () => {
    const both = [
      ...hold('fail', 'an entry of yesterday').findings,
      ...hold('skip', 'an entry').findings,
    ];
    expect(revision(both, TODAY, message)).toEqual({ add: [], remove: [] });
  });
});

test('stale entries become notices with their file and line; other findings do not', () => {
  const findings = [...hold('pass', 'an entry').findings, ...hold('fail', 'an entry').findings];
  expect(staleNotices(findings, 'known.json')).toEqual([
    {
      kind: 'notice',
      notice: { code: 'stale-entry', why: 'passes', file: 'known.json', entry: ENTRY },
    },
  ]);
});
