import { beforeAll, describe, expect, test } from 'vitest';
import { type Saved, sixVerdicts } from '../fixtures/hostile/six-verdicts.ts';
import { recordProblem } from '../suites/cli/record-problem.ts';
import type { VerdictKind } from '../suites/model/judgement.ts';
import type { ClauseResult, RunEvent } from '../suites/model/run-record.ts';
import { FORMATS, findFormat } from './formats.ts';
import { MARKS } from './marks.ts';

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
  ['error', /(\d+) errors/],
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
