import fc from 'fast-check';
import { Parser } from 'tap-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClauseResult, Notice, RunEnd, RunEvent } from '../suites/model/run-record.ts';
import { exitCodeOf } from '../suites/run/exit-code.ts';
import { outcomes, recordWith } from '../testing/outcomes.ts';
import { type Saved, sixVerdicts } from '../testing/six-verdicts.ts';
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

const LEFT: Notice = { kind: 'notice', notice: { code: 'left-behind', names: ['snapshot a'] } };

/** What a run may come to beside its verdicts. */
interface Ended {
  end: RunEnd;
  strict: boolean;
  stale: boolean;
  /** Something that the run made is still there. */
  left: boolean;
  /** Whether something hindered what is inconclusive, and whether the baseline knows that. */
  hindered: 'no' | 'news' | 'known';
}

let saved: Saved;

beforeAll(async () => {
  saved = await sixVerdicts();
});

/** The record of a run that came to that end, with the exit code that the run then has. */
function ended(events: RunEvent[], { end, strict, stale, left, hindered }: Ended): RunEvent[] {
  const entry = { clause: 'a/b/c', reason: 'agreed', firstSeen: '2026-01-01' };
  const held = events.map((event): RunEvent => {
    if (event.kind !== 'clause' || event.verdict !== 'inconclusive' || hindered === 'no')
      return event;
    const clause = { ...event.clause, level: 'MUST' as const };
    const reason = { code: 'throttled', operation: 'CopySnapshot' } as const;
    return { ...event, clause, reason, ...(hindered === 'known' && { known: entry }) };
  });
  const results = held.filter((event): event is ClauseResult => event.kind === 'clause');
  const exitCode = exitCodeOf(end, results, strict, { stale: stale ? 1 : 0, left });
  return held.flatMap((event): RunEvent[] => {
    if (event.kind !== 'footer') return [event];
    return [...(stale ? [STALE] : []), ...(left ? [LEFT] : []), { ...event, end, exitCode }];
  });
}

describe('red exactly where the exit code is not 0', () => {
  test.for(Object.entries(RED))('%s', ([name, isRed]) => {
    const render = (events: RunEvent[]) =>
      findFormat(name)?.render(summarise(events, VIEW), VIEW) ?? '';
    const end = fc.oneof(
      { weight: 3, arbitrary: fc.constant('complete' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...ENDS) },
    );
    const rarely = fc.nat(3).map((own) => own === 0);
    const beside: fc.Arbitrary<Ended> = fc.record({
      end,
      strict: fc.boolean(),
      stale: rarely,
      left: rarely,
      hindered: fc.constantFrom('no', 'news', 'known'),
    });
    // Without what fails by itself, so that the rest is seen to.
    const calm = outcomes.map((all) =>
      all.filter(({ verdict }) => verdict !== 'fail' && verdict !== 'error'),
    );
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.oneof(outcomes, calm), beside, (drawn, own) => {
        const events = ended(recordWith(saved, drawn, own.strict), own);
        const code = events.flatMap((event) => (event.kind === 'footer' ? event.exitCode : []))[0];
        seen.add(code ?? -1);
        expect(isRed(render(events))).toBe(code !== 0);
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(seen).toEqual(new Set([0, 1, 3, 4, 130]));
  });

  const PASS = { verdict: 'pass', known: false } as const;
  const calm: Ended = { end: 'complete', strict: false, stale: false, left: false, hindered: 'no' };
  const codeOf = (events: RunEvent[]) =>
    events.flatMap((event) => (event.kind === 'footer' ? event.exitCode : []))[0];

  test.for(
    Object.entries(RED).flatMap(([name, isRed]) =>
      (
        [
          ['a hindered MUST', 3, { hindered: 'news' }],
          ['a hindered MUST that is known', 0, { hindered: 'known' }],
          ['something left behind', 3, { left: true }],
          ['nothing', 0, {}],
        ] as [string, number, Partial<Ended>][]
      ).map(([what, code, own]) => ({ name, isRed, what, code, own })),
    ),
  )('$name: $what beside what passes', ({ name, isRed, code, own }) => {
    const drawn = [PASS, { verdict: 'inconclusive' as const, known: false }];
    const events = ended(recordWith(saved, drawn, false), { ...calm, ...own });
    expect(codeOf(events)).toBe(code);
    const text = findFormat(name)?.render(summarise(events, VIEW), VIEW) ?? '';
    expect(isRed(text)).toBe(code !== 0);
  });

  test.for(Object.entries(RED))('%s: a record that was cut off is red', ([name, isRed]) => {
    const whole = recordWith(saved, [{ verdict: 'pass', known: false }], false);
    const cut = whole.filter(({ kind }) => kind !== 'footer');
    expect(isRed(findFormat(name)?.render(summarise(cut, VIEW), VIEW) ?? '')).toBe(true);
  });
});
