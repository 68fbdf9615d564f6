import { describe, expect, test } from 'vitest';
import { phrasesWith, repliesWith } from '../fixtures/hostile/phrases.ts';
import { loadContract } from '../specs/load.ts';
import type { Phrase } from '../suites/model/phrase.ts';
import type { ClauseResult, RunEvent, RunFooter, RunHeader } from '../suites/model/run-record.ts';
import { reproReport } from './repro.ts';
import { type TerminalOptions, terminal } from './terminal.ts';

const PLAIN: TerminalOptions = {
  color: false,
  width: 80,
  quiet: false,
  verbose: true,
  record: 'reports/latest/run.jsonl',
};

/** Colour, a moved cursor, a new title, a bell, a new line, turned and hidden text, half a pair. */
const HOSTILE =
  '\u001b[31m\u001b[2A\u001b]0;x\u0007\r\n\u009b1m\u202e\u2066\u200b\u2028\ufeff\ud83d';

const HEADER: RunHeader = {
  kind: 'header',
  format: 'memorydb-conformance/run/1',
  suite: '0.1.0',
  specRevision: '1',
  operation: 'CopySnapshot',
  endpoint: 'http://127.0.0.1:1/',
  region: 'us-east-1',
  startedAt: '2026-01-01T00:00:00.000Z',
  seed: 4711,
  runs: 5,
  concurrency: 8,
  timeoutMs: 10_000,
  select: [],
  sourceSnapshot: null,
  strict: false,
};
const FOOTER: RunFooter = {
  kind: 'footer',
  end: 'complete',
  counts: { pass: 1, fail: 2, warn: 3, inconclusive: 4, skip: 5, error: 0 },
  requests: 10,
  ms: 1900,
  exitCode: 1,
};
const { clauses } = loadContract().operations['CopySnapshot'] ?? { clauses: [] };
const CLAUSE = clauses[0] as ClauseResult['clause'];

const RESULT: ClauseResult = {
  kind: 'clause',
  clause: CLAUSE,
  verdict: 'inconclusive',
  held: 0,
  broke: 0,
  unproven: 1,
  reason: null,
  counterexample: null,
  spent: null,
  witness: null,
};

const because = (reason: Phrase): ClauseResult => ({ ...RESULT, reason });

/** A failure in which every text that an endpoint, or a draw, has a say in is `text`. */
function failure(text: string, expected: Phrase, actual: Phrase): ClauseResult {
  const headers: [string, string][] = [
    ['Content-Type', text],
    ['X-Amz-Target', text],
  ];
  const request = { method: 'POST', url: 'http://127.0.0.1:1/', headers, body: text };
  const response = { status: 200, headers, body: text, encoding: 'utf8' as const, bytes: 1 };
  const step = {
    role: 'probe' as const,
    operation: 'CopySnapshot',
    attempts: 1,
    request,
    response,
  };
  const counted = { started: 0, ended: 1 };
  const trace = [
    { ...step, ...counted, input: null },
    { ...step, ...counted, input: { [text]: text } },
  ];
  const about = { experiment: 'a#b', seed: 1, path: '0', shrinks: 0, draw: null, step: 1 };
  return {
    ...RESULT,
    verdict: 'fail',
    counterexample: { ...about, expected, actual, trace },
  };
}

/** A run record that says `text` wherever an endpoint could make it. */
function recordOf(text: string): RunEvent[] {
  const phrases = Object.values(phrasesWith(text));
  const replies = repliesWith(text).map((reply): Phrase => ({ code: 'reply', reply }));
  return [
    HEADER,
    ...[...phrases, ...replies].map(because),
    ...[...phrases, ...replies].map((phrase) => failure(text, phrase, phrase)),
    {
      ...RESULT,
      verdict: 'pass',
      witness: [{ operation: 'CopySnapshot', names: [text, `${text}2`], answer: text }],
    },
    { kind: 'fault-cell', expected: ['AFault'], received: text, count: 1 },
    { kind: 'notice', notice: { code: 'left-behind', names: [text, `snapshot ${text}`] } },
    FOOTER,
  ];
}

describe('what an endpoint says cannot take over the terminal', () => {
  test('no control, format or half character gets through', () => {
    const report = terminal(recordOf(HOSTILE), PLAIN);
    expect(report).toContain('\\u{1b}[31m');
    expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test('nor a line of its own', () => {
    const report = terminal(recordOf('x\nmemorydb-conformance: all is well\n'), PLAIN);
    expect(report).not.toMatch(/^memorydb-conformance/m);
  });

  test('a megabyte where a word was expected stays a few lines', () => {
    const events = recordOf('x'.repeat(2 ** 17));
    const report = terminal(events, PLAIN);
    expect(report.length).toBeLessThan(events.length * 10_000);
  });

  test('nor does it through the report of a reproduction', () => {
    const { counterexample } = failure(HOSTILE, { code: 'accepted' }, { code: 'accepted' });
    const [actual] = repliesWith(HOSTILE).slice(1);
    const report = reproReport(
      {
        header: HEADER,
        clause: CLAUSE,
        judgement: {
          outcome: 'broken',
          expected: { code: 'accepted' },
          actual: { code: 'reply', reply: actual ?? { kind: 'success', status: 200 } },
        },
        trace: counterexample?.trace ?? [],
      },
      80,
    );
    expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

describe('the report', () => {
  test('keeps to 80 columns but for commands', () => {
    const report = terminal(recordOf('many words and some more of them '.repeat(20)), PLAIN);
    const long = report.split('\n').filter((line) => line.length > 80);
    for (const line of long) expect(line).toMatch(/memorydb-conformance repro/);
  });

  test('a command and the path of the report stay in one piece, however long', () => {
    const record = `/tmp/${'deep/'.repeat(30)}run.jsonl`;
    const plain = failure('a', { code: 'accepted' }, { code: 'accepted' });
    const report = terminal([HEADER, plain, FOOTER], { ...PLAIN, record });
    expect(report).toContain(`memorydb-conformance repro ${record} ${CLAUSE.id}\n`);
    expect(report).toContain(`report ${record}\n`);
  });

  test('has colours only where they are asked for', () => {
    const events = [HEADER, because({ code: 'interrupted' }), FOOTER];
    expect(terminal(events, PLAIN)).not.toContain('\u001b');
    expect(terminal(events, { ...PLAIN, color: true })).toContain('\u001b[');
  });

  test('shows an order that explains a race that passed, where it is asked for', () => {
    const names = ['cfm-3k9x1a-source', 'cfm-3k9x1a-0abcd-0007'];
    const witness = [{ operation: 'CopySnapshot', names, answer: 'success' }];
    const passed: ClauseResult = { ...RESULT, verdict: 'pass', witness };
    const explained = / an order of the calls [^\n]+:\n +1 {2}CopySnapshot A to B gave success\n/;

    expect(terminal([passed], PLAIN)).toMatch(explained);
    expect(terminal([passed], { ...PLAIN, verbose: false })).not.toMatch(explained);
  });

  test('shows the shortest history of a race that failed, a call a line', () => {
    const calls = ['a', 'b'].map((to) => ({
      operation: 'CopySnapshot',
      names: ['source', to],
      answer: 'success',
    }));
    const failed = failure('a', { code: 'explained' }, { code: 'unexplained', calls });

    expect(terminal([failed], { ...PLAIN, verbose: false })).toMatch(
      / {8}actual {7}no order explains[^:]+:\n {24}1 {2}CopySnapshot A to B [^\n]+\n {24}2 {2}/,
    );
  });

  test('of a record that was cut off shows what there is', () => {
    const report = terminal([HEADER, because({ code: 'interrupted' })], PLAIN);
    expect(report).toContain('the run was interrupted');
    expect(report).not.toContain('clauses:');
  });

  test.for(['interrupted', 'endpoint-lost', 'unreachable', 'denied', 'not-memorydb'] as const)(
    'says that a run that ended as %s is not complete',
    (end) => {
      expect(terminal([HEADER, { ...FOOTER, end }], PLAIN)).toContain('The run is not complete: ');
    },
  );
});
