import { validate } from 'ctrf';
import { describe, expect, test } from 'vitest';
import type { ClauseResult, RunEvent } from '../suites/model/run-record.ts';
import { FOOTER, failure, HEADER, HOSTILE, recordOf } from '../testing/record.ts';
import { ctrf } from './ctrf.ts';
import { summarise } from './summary.ts';

const VIEW = { record: 'run.jsonl' };
const ACCEPTED = { code: 'accepted' } as const;
const FAILED = failure('a', ACCEPTED, ACCEPTED);

const parse = (events: RunEvent[]) => JSON.parse(ctrf(summarise(events, VIEW)));

describe('CTRF', () => {
  const records: [string, RunEvent[]][] = [
    ['every kind of finding', recordOf('plain words')],
    ['what an endpoint would like to be printed', recordOf(HOSTILE)],
    ['no clause at all', [HEADER, { ...FOOTER, end: 'unreachable' }]],
    ['a record that was cut off', [HEADER, FAILED]],
  ];
  test.for(records)('%s: the schema of its package holds', ([, events]) => {
    expect(validate(parse(events)).errors ?? []).toEqual([]);
  });

  test('and the schema would find a mistake', () => {
    const report = parse([HEADER, FAILED, FOOTER]);
    report.results.tests[0].status = 'broken';
    expect(validate(report).valid).toBe(false);
  });

  test.for<[ClauseResult['verdict'], boolean, string]>([
    ['pass', false, 'passed'],
    ['fail', false, 'failed'],
    ['warn', false, 'other'],
    ['warn', true, 'failed'],
    ['inconclusive', false, 'other'],
    ['skip', false, 'skipped'],
    ['error', false, 'failed'],
  ])('%s (strict: %s) is %s, and keeps its own name', ([verdict, strict, status]) => {
    const { results } = parse([{ ...HEADER, strict }, { ...FAILED, verdict }, FOOTER]);
    expect(results.tests[0]).toMatchObject({ status, rawStatus: verdict });
    expect(results.summary).toMatchObject({ tests: 1, [status]: 1 });
  });

  test('it begins and ends when the run did', () => {
    const { summary } = parse([HEADER, FAILED, FOOTER]).results;
    expect(summary.start).toBe(Date.UTC(2026, 0, 1));
    expect(summary.stop - summary.start).toBe(1900);
  });
});
