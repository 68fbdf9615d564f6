import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from '../fixtures/browser/record.ts';
import { type Saved, sixVerdicts } from '../fixtures/hostile/six-verdicts.ts';
import { loadContract } from '../specs/load.ts';
import { recordProblem } from '../suites/cli/record-problem.ts';
import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult, RunEvent, RunHeader } from '../suites/model/run-record.ts';
import { exitCodeOf } from '../suites/run/exit-code.ts';
import { compare } from './compare/comparison.ts';
import { compareJson } from './compare/json.ts';
import { COMPARE_FORMATS } from './compare/render.ts';
import { FORMATS, findFormat } from './formats.ts';
import { isBroken, MARKS, VERDICTS } from './marks.ts';

/** What a report says: how often each verdict came, and which clauses failed. */
interface Told {
  counts: Partial<Record<VerdictKind, number>>;
  /** Undefined where the format has no room for them. */
  failing?: string[];
}

const NOUNS: [VerdictKind, RegExp][] = [
  ['pass', /(\d+) passed/],
  ['fail', /(\d+) failed/],
  ['warn', /(\d+) warned/],
  ['inconclusive', /(\d+) inconclusive/],
  ['skip', /(\d+) skipped/],
  ['error', /(\d+) errors?/],
];

/** Counts as words. */
function counted(text: string): Told['counts'] {
  return Object.fromEntries(NOUNS.map(([kind, noun]) => [kind, Number(noun.exec(text)?.[1] ?? 0)]));
}

/** Counts by looking at each clause. */
function tallied(verdicts: string[]): Told['counts'] {
  const counts = { pass: 0, fail: 0, warn: 0, inconclusive: 0, skip: 0, error: 0 };
  for (const verdict of verdicts) counts[verdict as VerdictKind]++;
  return counts;
}

const idsOf = (text: string, line: RegExp) => [...text.matchAll(line)].map(([, id = '']) => id);

/** Reads each format as its readers do. Whoever adds a format adds how it is read. */
const READERS: Record<string, (text: string) => Told> = {
  terminal: readTerminal,
  text: readTerminal,
  json(text) {
    const results = (JSON.parse(text) as RunEvent[]).filter(
      (event): event is ClauseResult => event.kind === 'clause',
    );
    return {
      counts: tallied(results.map(({ verdict }) => verdict)),
      failing: results.filter(({ verdict }) => verdict === 'fail').map(({ clause }) => clause.id),
    };
  },
  html(text) {
    const clauses = [...text.matchAll(/<details class="clause" id="(.*?)" data-verdict="(\w+)"/g)];
    return {
      counts: tallied(clauses.map(([, , verdict = '']) => verdict)),
      failing: clauses.flatMap(([, id = '', verdict]) => (verdict === 'fail' ? id : [])),
    };
  },
  junit(text) {
    const cases = [
      ...text.matchAll(
        /<testcase classname="(.*?)" name="(.*?)"[^>]*?(?:\/>|>(.*?)<\/testcase>)/gs,
      ),
    ].map(([, group = '', name = '', inner = '']) => ({ id: `${group}/${name}`, inner }));
    const warned = idsOf(text, /^! (\S+)$/gm).length;
    const number = (part: string) => cases.filter(({ inner }) => inner.startsWith(part)).length;
    const failing = cases.filter(({ inner }) => inner.startsWith('<failure'));
    return {
      counts: {
        pass: cases.filter(({ inner }) => inner === '').length - warned,
        fail: failing.length,
        warn: warned,
        inconclusive: number('<skipped message="inconclusive: '),
        skip: number('<skipped message="skip: '),
        error: number('<error'),
      },
      failing: failing.map(({ id }) => id.replace('.', '/')),
    };
  },
  markdown(text) {
    const rows = text.split('\n').filter((line) => line.startsWith('| ✗ | `'));
    return {
      counts: counted(text.split('\n')[0] ?? ''),
      failing: rows.map((row) => row.split('`')[1] ?? ''),
    };
  },
  github(text) {
    return {
      counts: counted(text.trimEnd().split('\n').at(-1) ?? ''),
      failing: idsOf(text, /^::error title=fail (.*?)::/gm),
    };
  },
  ctrf(text) {
    const { tests } = JSON.parse(text).results as { tests: { name: string; rawStatus: string }[] };
    return {
      counts: tallied(tests.map(({ rawStatus }) => rawStatus)),
      failing: tests.filter(({ rawStatus }) => rawStatus === 'fail').map(({ name }) => name),
    };
  },
  tap(text) {
    const points = [
      ...text.matchAll(
        /^(ok|not ok) \d+ - (\S+)(?: # (SKIP|TODO) (\w+))?(?=.*\n(?: {2}---\n {2}verdict: (\w+))?)/gm,
      ),
    ];
    const verdicts = points.map(([, , , directive, word = '', verdict]) =>
      directive === 'SKIP' ? word : (verdict ?? 'pass'),
    );
    return {
      counts: tallied(verdicts),
      failing: points.flatMap(([, , id = ''], index) => (verdicts[index] === 'fail' ? id : [])),
    };
  },
  badge: (text) => ({ counts: counted(JSON.parse(text).message) }),
};

function readTerminal(text: string): Told {
  const last = text.split('\n').findLast((line) => /^\d+ clauses: /.test(line)) ?? '';
  const at = text.indexOf(last);
  return {
    counts: counted(text.slice(at).replaceAll('\n', ' ')),
    failing: idsOf(text, /^ {8}reproduce {4}memorydb-conformance repro \S+ (\S+)$/gm).filter((id) =>
      new RegExp(`^ {4}${MARKS.fail} ${id.split('/').slice(2).join('/')}$`, 'm').test(text),
    ),
  };
}

/** Ids of clauses that belong to a family; those of one clause alone are read in another place. */
const IDS = (loadContract().operations['CopySnapshot']?.clauses ?? [])
  .map(({ id }) => id)
  .filter((id) => id.split('/').length > 2)
  .slice(0, 30);

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
    const text = findFormat(name)?.render(saved.events, view) ?? '';
    const told = READERS[name]?.(text);
    const truth = READERS['json']?.(JSON.stringify(saved.events));
    expect(told?.counts).toEqual(truth?.counts);
    expect(told?.failing ?? truth?.failing).toEqual(truth?.failing);
    expect(truth?.failing).toEqual(['CopySnapshot/input/KmsKeyId/maxLength']);
  });
});

/** Of each clause some verdict, as a clause of the saved run has it, and whether a baseline knows it. */
const outcomes = fc.array(
  fc.record({
    verdict: fc.constantFrom(...VERDICTS),
    known: fc.boolean(),
  }),
  { maxLength: IDS.length },
);

/** A record in which the clauses came out so. */
function recordWith(
  drawn: { verdict: VerdictKind; known: boolean }[],
  strict: boolean,
): RunEvent[] {
  const models = new Map(
    saved.events.flatMap((event) => (event.kind === 'clause' ? [[event.verdict, event]] : [])),
  );
  const counts = { pass: 0, fail: 0, warn: 0, inconclusive: 0, skip: 0, error: 0 };
  const results = drawn.map(({ verdict, known }, index): ClauseResult => {
    counts[verdict]++;
    const model = models.get(verdict) as ClauseResult;
    const clause = { ...model.clause, id: IDS[index] ?? '' };
    const entry = { clause: clause.id, reason: 'agreed', firstSeen: '2026-01-01' };
    return { ...model, clause, ...(known && isBroken(verdict) && { known: entry }) };
  });
  return saved.events.flatMap((event): RunEvent[] => {
    if (event.kind === 'header') return [{ ...event, strict }, ...results];
    return event.kind === 'footer' ? [{ ...event, counts }] : [];
  });
}

const VIEW = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };
const rendered = (name: string, events: RunEvent[]) => findFormat(name)?.render(events, VIEW) ?? '';

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
        const told = READERS[name]?.(rendered(name, recordWith(fresh, false)));
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
          const events = recordWith(drawn, false);
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
        const events = recordWith(drawn, strict);
        const failing = drawn.filter(
          ({ verdict, known }) => (verdict === 'fail' || (verdict === 'warn' && strict)) && !known,
        ).length;
        const errors = drawn.filter(({ verdict }) => verdict === 'error').length;
        const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
        const code = exitCodeOf('complete', results, strict, 0);

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
      const [header, ...rest] = recordWith([{ verdict: 'pass', known: false }], false);
      const shard = { index: 2, count: 4, whole: IDS };
      const part = [{ ...(header as RunHeader), shard }, ...rest];
      expect(rendered(name, part)).toMatch(/shard 2(\/| of )4/);
      expect(rendered(name, [header as RunHeader, ...rest])).not.toMatch(/shard 2/);
    },
  );
});
