import fc from 'fast-check';
import { Parser } from 'tap-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClauseResult, Notice, RunEnd, RunEvent } from '../suites/model/run-record.ts';
import { exitCodeOf } from '../suites/run/exit-code.ts';
import { outcomes, recordWith } from '../testing/hostile/outcomes.ts';
import { type Saved, sixVerdicts } from '../testing/hostile/six-verdicts.ts';
import { findFormat } from './formats.ts';
import { summarise } from './summary.ts';

// A CI that reads one report, and not the exit code, must see the same.

const VIEW = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };

/** Whether who reads the format as its readers do sees that something is wrong. */
const RED: Record<string, (text: string) => boolean> = {
  junit: (text) => !/<testsuite [^>]* failures="0" errors="0"/.test(text),
  ctrf: (text) => JSON.parse(text).results.summary.failed > 0,
  github: (text) => /^::error /m.test(text),
  tap: (text) => {
    let ok = true;
    const parser = new Parser({ strict: true });
    parser.on('complete', (results) => {
      ok = results.ok;
    });
    parser.end(text);
    return !ok;
  },
};

const ENDS: RunEnd[] = [
  ...(['complete', 'unarranged', 'interrupted', 'endpoint-lost'] as const),
  ...(['unreachable', 'denied', 'not-memorydb'] as const),
];

const STALE: Notice = {
  kind: 'notice',
  notice: {
    code: 'stale-entry',
    why: 'passes',
    file: 'known.json',
    entry: { clause: 'a/b/c', reason: 'x', firstSeen: '2026-01-01', line: 3 },
  },
};

let saved: Saved;

beforeAll(async () => {
  saved = await sixVerdicts();
});

/** The record of a run that came to that end, with the exit code that the run then has. */
function ended(events: RunEvent[], end: RunEnd, strict: boolean, stale: boolean): RunEvent[] {
  const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
  const exitCode = exitCodeOf(end, results, strict, { stale: stale ? 1 : 0 });
  return events.flatMap((event): RunEvent[] => {
    if (event.kind !== 'footer') return [event];
    return [...(stale ? [STALE] : []), { ...event, end, exitCode }];
  });
}

describe('red exactly where the exit code is not 0', () => {
  test.for(Object.entries(RED))('%s', ([name, isRed]) => {
    const render = (events: RunEvent[]) =>
      findFormat(name)?.render(summarise(events, VIEW), VIEW) ?? '';
    const end = fc.oneof(
      { weight: 2, arbitrary: fc.constant('complete' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...ENDS) },
    );
    const seen = new Set<number>();
    fc.assert(
      fc.property(outcomes, fc.boolean(), end, fc.boolean(), (drawn, strict, end, stale) => {
        const events = ended(recordWith(saved, drawn, strict), end, strict, stale);
        const code = events.flatMap((event) => (event.kind === 'footer' ? event.exitCode : []))[0];
        seen.add(code ?? -1);
        expect(isRed(render(events))).toBe(code !== 0);
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(seen).toEqual(new Set([0, 1, 3, 4, 130]));
  });

  test.for(Object.entries(RED))('%s: a record that was cut off is red', ([name, isRed]) => {
    const whole = recordWith(saved, [{ verdict: 'pass', known: false }], false);
    const cut = whole.filter(({ kind }) => kind !== 'footer');
    expect(isRed(findFormat(name)?.render(summarise(cut, VIEW), VIEW) ?? '')).toBe(true);
  });
});
