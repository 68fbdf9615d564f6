import { describe, expect, test } from 'vitest';
import type { ClauseResult } from '../suites/model/run-record.ts';
import { repliesWith } from '../testing/phrases.ts';
import { because, FOOTER, failure, HEADER, HOSTILE, RESULT, recordOf } from '../testing/record.ts';
import { reproReport } from './repro.ts';
import { summarise } from './summary.ts';
import { terminal } from './terminal.ts';
import type { TerminalOptions } from './terminal-options.ts';

const PLAIN: TerminalOptions = {
  color: false,
  width: 80,
  quiet: false,
  verbose: true,
};

describe('what an endpoint says cannot take over the terminal', () => {
  test('no control, format or half character gets through', () => {
    const report = terminal(summarise(recordOf(HOSTILE)), PLAIN);
    expect(report).toContain('\\u{1b}[31m');
    expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test('nor a line of its own', () => {
    const report = terminal(summarise(recordOf('x\nmemorydb-conformance: all is well\n')), PLAIN);
    expect(report).not.toMatch(/^memorydb-conformance/m);
  });

  test('a megabyte where a word was expected stays a few lines', () => {
    const events = recordOf('x'.repeat(2 ** 17));
    const report = terminal(summarise(events), PLAIN);
    expect(report.length).toBeLessThan(events.length * 10_000);
  });

  test('nor does it through the report of a reproduction', () => {
    const { counterexample } = failure(HOSTILE, { code: 'accepted' }, { code: 'accepted' });
    const [actual] = repliesWith(HOSTILE).slice(1);
    const report = reproReport(
      {
        header: HEADER,
        clause: RESULT.clause,
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
    const report = terminal(
      summarise(recordOf('many words and some more of them '.repeat(20))),
      PLAIN,
    );
    const long = report.split('\n').filter((line) => line.length > 80);
    for (const line of long) expect(line).toMatch(/memorydb-conformance repro/);
  });

  test('a command and the path of the report stay in one piece, however long', () => {
    const record = `/tmp/${'deep/'.repeat(30)}run.jsonl`;
    const plain = failure('a', { code: 'accepted' }, { code: 'accepted' });
    const report = terminal(summarise([HEADER, plain, FOOTER], { record }), PLAIN);
    expect(report).toContain(`memorydb-conformance repro ${record} ${RESULT.clause.id}\n`);
    expect(report).toContain(`report ${record}\n`);
  });

  test('has colours only where they are asked for', () => {
    const events = [HEADER, because({ code: 'interrupted' }), FOOTER];
    expect(terminal(summarise(events), PLAIN)).not.toContain('\u001b');
    expect(terminal(summarise(events), { ...PLAIN, color: true })).toContain('\u001b[');
  });

  test('shows an order that explains a race that passed, where it is asked for', () => {
    const names = ['cfm-3k9x1a-source', 'cfm-3k9x1a-0abcd-0007'];
    const witness = [{ operation: 'CopySnapshot', names, answer: 'success' }];
    const passed: ClauseResult = { ...RESULT, verdict: 'pass', witness };
    const explained = / an order of the calls [^\n]+:\n +1 {2}CopySnapshot A to B gave success\n/;

    expect(terminal(summarise([HEADER, passed]), PLAIN)).toMatch(explained);
    expect(terminal(summarise([HEADER, passed]), { ...PLAIN, verbose: false })).not.toMatch(
      explained,
    );
  });

  test('shows the shortest history of a race that failed, a call a line', () => {
    const calls = ['a', 'b'].map((to) => ({
      operation: 'CopySnapshot',
      names: ['source', to],
      answer: 'success',
    }));
    const failed = failure('a', { code: 'explained' }, { code: 'unexplained', calls });

    expect(terminal(summarise([HEADER, failed]), { ...PLAIN, verbose: false })).toMatch(
      / {8}actual {7}no order explains[^:]+:\n {24}1 {2}CopySnapshot A to B [^\n]+\n {24}2 {2}/,
    );
  });

  test('of a record that was cut off shows what there is', () => {
    const report = terminal(summarise([HEADER, because({ code: 'interrupted' })]), PLAIN);
    expect(report).toContain('the run was interrupted');
    expect(report).not.toContain('clauses:');
    expect(report).toContain('The run is not complete: its record has no end.');
  });

  test.for(['interrupted', 'endpoint-lost', 'unreachable', 'denied', 'not-memorydb'] as const)(
    'says that a run that ended as %s is not complete',
    (end) => {
      expect(terminal(summarise([HEADER, { ...FOOTER, end }]), PLAIN)).toContain(
        'The run is not complete: ',
      );
    },
  );
});
