import { type FinalResults, Parser, type Result } from 'tap-parser';
import { describe, expect, test } from 'vitest';
import type { ClauseResult, RunEvent } from '../suites/model/run-record.ts';
import { because, FOOTER, failure, HEADER, HOSTILE, recordOf } from '../testing/record.ts';
import { summarise } from './summary.ts';
import { tap } from './tap.ts';

const VIEW = { record: 'run.jsonl' };
const ACCEPTED = { code: 'accepted' } as const;
const FAILED = failure('a', ACCEPTED, { code: 'string' });

interface Parsed {
  final: FinalResults;
  points: Result[];
  /** Lines that are no TAP. */
  strays: string[];
}

function parse(events: RunEvent[]): Parsed {
  const parser = new Parser({ strict: true });
  const points: Result[] = [];
  const strays: string[] = [];
  let final: FinalResults | undefined;
  parser.on('assert', (point: Result) => points.push(point));
  parser.on('extra', (line: string) => strays.push(line));
  parser.on('complete', (results: FinalResults) => {
    final = results;
  });
  parser.end(tap(summarise(events, VIEW)));
  if (!final) throw new Error('the parser came to no end');
  return { final, points, strays };
}

describe('TAP 14', () => {
  test('a strict parser reads every kind of finding, whatever the endpoint said', () => {
    for (const text of ['plain', HOSTILE, '# SKIP\nok 1\nBail out! # TODO \\', '  ---\n  ...\n']) {
      const events = recordOf(text);
      const { final, points, strays } = parse(events);
      const results = events.filter((event): event is ClauseResult => event.kind === 'clause');
      expect(strays).toEqual([]);
      expect(final.failures.map(({ tapError }) => tapError).filter(Boolean)).toEqual([]);
      // Beside them: that MUSTs were hindered, and that something is left behind.
      expect(points).toHaveLength(results.length + 2);
      expect(final.fail).toBe(results.filter(({ verdict }) => verdict === 'fail').length + 2);
      expect(final.bailout).toBe(false);
    }
  });

  test('a failure has its proof as data', () => {
    const [point] = parse([HEADER, FAILED, FOOTER]).points;
    expect(point).toMatchObject({ ok: false, name: 'CopySnapshot/input/KmsKeyId/maxLength' });
    expect(point?.diag).toMatchObject({
      verdict: 'fail',
      requirement: 'KmsKeyId has at most 2048 characters',
      expected: '200, the call is accepted',
      actual: 'a string',
    });
  });

  test('a broken SHOULD is a TODO, which fails nobody, but in a strict run', () => {
    const warned: ClauseResult = { ...FAILED, verdict: 'warn' };
    const lax = parse([HEADER, warned, FOOTER]);
    expect(lax.final).toMatchObject({ ok: true, todo: 1 });
    expect(parse([{ ...HEADER, strict: true }, warned, FOOTER]).final.ok).toBe(false);
  });

  test('what was not tested is skipped, with its reason', () => {
    const { final, points } = parse([HEADER, because({ code: 'interrupted' }), FOOTER]);
    expect(final).toMatchObject({ ok: true, skip: 1 });
    expect(points[0]?.skip).toBe('inconclusive: the run was interrupted');
  });

  test('a run that is not complete bails out: its skipped clauses are no success', () => {
    const { final } = parse([HEADER, { ...FOOTER, end: 'endpoint-lost' }]);
    expect(final.ok).toBe(false);
    expect(final.bailout).toContain('the endpoint stopped answering');
  });
});
