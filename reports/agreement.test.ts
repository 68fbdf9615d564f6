import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from '../fixtures/browser/record.ts';
import { recordProblem } from '../suites/harness/record-problem.ts';
import type { ClauseResult, RunEvent, RunHeader } from '../suites/model/run-record.ts';
import { exitCodeOf } from '../suites/run/exit-code.ts';
import { outcomes, recordWith } from '../testing/outcomes.ts';
import { READERS, tallied } from '../testing/readers.ts';
import { type Saved, sixVerdicts } from '../testing/six-verdicts.ts';
import { compare } from './compare/comparison.ts';
import { compareJson } from './compare/json.ts';
import { COMPARE_FORMATS } from './compare/render.ts';
import { FORMATS, findFormat } from './formats.ts';
import { MARKS } from './marks.ts';
import { summarise } from './summary.ts';

let saved: Saved;

beforeAll(async () => {
  saved = await sixVerdicts();
});

describe('every format says the same of one run', () => {
  test('the run has all six verdicts, and is a record by its schema', () => {
    const verdicts = saved.events.flatMap((event) =>
      event.kind === 'clause' ? event.verdict : [],
    );
    expect(new Set(verdicts)).toEqual(new Set(Object.keys(MARKS)));
    expect(recordProblem(saved.events)).toBeNull();
  });

  test.for(FORMATS.map(({ name }) => name))('%s', (name) => {
    const view = { color: false, width: 80, quiet: false, verbose: true, record: saved.path };
    const text = findFormat(name)?.render(summarise(saved.events, view), view) ?? '';
    const told = READERS[name]?.(text);
    const truth = READERS['json']?.(JSON.stringify(saved.events));
    expect(told?.counts).toEqual(truth?.counts);
    expect(told?.failing ?? truth?.failing).toEqual(truth?.failing);
    expect(truth?.failing).toEqual(['CopySnapshot/input/KmsKeyId/maxLength']);
  });
});

const VIEW = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };
const rendered = (name: string, events: RunEvent[]) =>
  findFormat(name)?.render(summarise(events, VIEW), VIEW) ?? '';

describe('every format says of a replay when its answers were given', () => {
  const [header, ...rest] = recordOf(
    {},
    { header: { cassette: 't.jsonl', recorded: '2025-11-23' } },
  );
  const events = [header as RunHeader, ...rest];
  // The terminal and annotations give no date at all.
  const dated = ['json', 'html', 'junit', 'markdown', 'ctrf', 'badge'];

  test.for(dated)('%s', (name) => {
    expect(rendered(name, events)).toContain('2025-11-23');
  });

  test.for(Object.entries(COMPARE_FORMATS))('compare as %s', ([, { render }]) => {
    const result = compare(['a', 'b'].map((path) => ({ path, name: null, events })));
    const view = { color: false, width: 80, all: false };
    expect(result.ok && render(result.comparison, view)).toContain('2025-11-23');
  });
});

describe('every format says the same of any run', () => {
  test.for(FORMATS.map(({ name }) => name))('%s: how often each verdict came', (name) => {
    fc.assert(
      fc.property(outcomes, (drawn) => {
        // Where a format has no room for a baseline's verdict beside ours, known failures are left out.
        const fresh = drawn.map(({ verdict }) => ({ verdict, known: false }));
        const told = READERS[name]?.(rendered(name, recordWith(saved, fresh, false)));
        expect(told?.counts).toEqual(tallied(drawn.map(({ verdict }) => verdict)));
      }),
      { numRuns: 20 },
    );
  });

  test('a comparison counts as the reports do', () => {
    fc.assert(
      fc.property(
        outcomes.filter((drawn) => drawn.length > 0),
        (drawn) => {
          const events = recordWith(saved, drawn, false);
          const result = compare([
            { path: 'a', name: null, events },
            { path: 'b', name: null, events },
          ]);
          const { runs, clauses } = JSON.parse(result.ok ? compareJson(result.comparison) : '');
          const counts = tallied(drawn.map(({ verdict }) => verdict));
          expect([runs[0].counts, runs[1].counts]).toEqual([counts, counts]);
          expect(clauses.length).toBe(drawn.length);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('each lets fail what the run lets fail: a broken MUST, a SHOULD if strict, none that is known', () => {
    const number = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;
    fc.assert(
      fc.property(outcomes, fc.boolean(), (drawn, strict) => {
        const events = recordWith(saved, drawn, strict);
        const failing = drawn.filter(
          ({ verdict, known }) => (verdict === 'fail' || (verdict === 'warn' && strict)) && !known,
        ).length;
        const errors = drawn.filter(({ verdict }) => verdict === 'error').length;
        const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
        const code = exitCodeOf('complete', results, strict);

        expect(code === 1).toBe(failing > 0 && errors === 0);
        const xml = rendered('junit', events);
        expect(xml).toContain(` failures="${failing}" errors="${errors}" `);
        expect(number(xml, /<failure /g)).toBe(failing);
        const { summary } = JSON.parse(rendered('ctrf', events)).results;
        expect(summary.failed).toBe(failing + errors);
        expect(number(rendered('github', events), /^::error /gm)).toBe(failing + errors);
        const red = /^not ok \d+ - (?!.* # TODO )/gm;
        expect(number(rendered('tap', events), red)).toBe(failing + errors);
      }),
      { numRuns: 60 },
    );
  });

  test.for(FORMATS.map(({ name }) => name).filter((name) => name !== 'json'))(
    '%s says that a shard is a part',
    (name) => {
      const [header, ...rest] = recordWith(saved, [{ verdict: 'pass', known: false }], false);
      const shard = { index: 2, count: 4, owners: ['CopySnapshot'] };
      const part = [{ ...(header as RunHeader), shard }, ...rest];
      expect(rendered(name, part)).toMatch(/shard 2(\/| of )4/);
      expect(rendered(name, [header as RunHeader, ...rest])).not.toMatch(/shard 2/);
    },
  );
});
