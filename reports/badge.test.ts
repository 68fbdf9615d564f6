import { makeBadge } from 'badge-maker';
import { describe, expect, test } from 'vitest';
import type { VerdictKind } from '../suites/model/judgement.ts';
import type { RunEvent } from '../suites/model/run-record.ts';
import { because, FOOTER, HEADER, RESULT } from '../testing/record.ts';
import { badge } from './badge.ts';
import { summarise } from './summary.ts';

const parse = (events: RunEvent[]) => JSON.parse(badge(summarise(events)));

function withVerdicts(...verdicts: VerdictKind[]): RunEvent[] {
  return [HEADER, ...verdicts.map((verdict) => ({ ...RESULT, verdict })), FOOTER];
}

describe('the badge', () => {
  test('says what was tested, what came out and when', () => {
    expect(parse(withVerdicts('pass', 'fail', 'pass'))).toEqual({
      schemaVersion: 1,
      label: 'MemoryDB CopySnapshot',
      message: '2 passed, 1 failed · 2026-01-01',
      color: 'red',
    });
  });

  test.for<[VerdictKind[], string]>([
    [['pass', 'skip'], 'brightgreen'],
    [['pass', 'inconclusive'], 'yellowgreen'],
    [['inconclusive', 'warn', 'pass'], 'yellow'],
    [['pass', 'error', 'warn'], 'lightgrey'],
    [['error', 'fail', 'pass'], 'red'],
    [['skip'], 'lightgrey'],
    [[], 'lightgrey'],
  ])('%j is %s', ([verdicts, color]) => {
    expect(parse(withVerdicts(...verdicts)).color).toBe(color);
  });

  test.for<[VerdictKind, string]>([
    ['pass', '#4b0'],
    ['warn', '#d8b800'],
    ['fail', '#dd4343'],
    ['error', '#939393'],
  ])('is drawn by the library of shields.io: %s in %s', ([verdict, color]) => {
    const { schemaVersion, ...format } = parse(withVerdicts(verdict));
    const svg = makeBadge(format);
    expect(schemaVersion).toBe(1);
    expect(svg).toContain(`aria-label="MemoryDB CopySnapshot: ${format.message}"`);
    expect(svg).toContain(`fill="${color}"`);
  });

  test('is not green for a run that was cut off', () => {
    const passed = { ...because({ code: 'accepted' }), verdict: 'pass' as const };
    expect(parse([HEADER, passed])).toMatchObject({
      message: '1 passed, not complete · 2026-01-01',
      color: 'lightgrey',
    });
  });
});
