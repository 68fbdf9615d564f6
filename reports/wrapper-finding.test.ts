import { describe, expect, test } from 'vitest';
import { loadClientContract } from '../specs/client.ts';
import type { WrapperFinding } from '../suites/model/client.ts';
import { violationLines } from './violation.ts';
import { wrapperFailure, wrapperFinding } from './wrapper-finding.ts';

const [clause] = loadClientContract().clauses;
if (!clause) throw new Error('no clause');

/** One finding of each code, with a text in each place that an endpoint or a wrapper fills. */
function findingsWith(text: string): WrapperFinding[] {
  const violation = {
    clause: clause as never,
    actual: { code: 'value', at: text, value: text },
  } as const;
  return [
    { code: 'fault-swallowed', fault: 'AFault', returned: { a: text } },
    { code: 'fault-changed', fault: 'AFault', wanted: text, thrown: text },
    { code: 'valid-response-refused', thrown: text },
    { code: 'nothing-sent', thrown: text },
    { code: 'member-lost', at: 'Name', served: text },
    { code: 'member-changed', at: 'Name', served: text, returned: 1 },
    { code: 'date-changed', at: 'Name', served: text, returned: { a: text } },
    { code: 'input-lost', at: 'Name', given: text },
    { code: 'input-changed', at: 'Name', given: text, sent: `${text}.` },
    { code: 'input-added', at: 'Name', sent: text },
    { code: 'retried', fault: 'AFault', requests: 2 },
    { code: 'not-retried', fault: 'AFault', requests: 1, thrown: text },
    { code: 'never-ended', requests: 50, ms: 1234 },
    { code: 'false-already-exists', name: text, requests: 2 },
    { code: 'lost-answer-failed', name: text, thrown: text },
    { code: 'success-without-copy', name: text },
    { code: 'violation', violation, operation: 'CopySnapshot', sent: text },
  ];
}

describe('a finding in words', () => {
  test.each(findingsWith('plain'))('$code says what must hold and what happened', (finding) => {
    const { expected, actual } = wrapperFinding(finding);
    expect(expected).toMatch(/^[A-Za-z0-9].{15,}/);
    expect(actual).toMatch(/^[A-Za-z0-9].{15,}/);
    expect(actual).not.toBe(expected);
  });

  test('no text of an endpoint moves the cursor, and none is a page long', () => {
    for (const finding of findingsWith(`\u001b[2J${'x'.repeat(50_000)}`)) {
      const { expected, actual } = wrapperFinding(finding);
      expect(expected + actual).not.toContain('\u001b');
      expect(expected.length + actual.length).toBeLessThan(1500);
    }
  });

  test('a text that was cut shows both lengths', () => {
    const { expected, actual } = wrapperFinding({
      code: 'input-changed',
      at: 'KmsKeyId',
      given: 'a'.repeat(2048),
      sent: 'a'.repeat(255),
    });
    expect(expected).toContain('2048 characters');
    expect(actual).toContain('255 characters');
  });

  test('a failure names the line that sent it, or says that it is not known', () => {
    const about = { check: 'it holds', input: {}, answers: [], seed: 7, shrinks: 1 };
    const finding = { code: 'valid-response-refused', thrown: 'Error' } as const;
    expect(wrapperFailure({ ...about, finding, where: 'src/a.ts:1:2' })).toContain('src/a.ts:1:2');
    const unknown = wrapperFailure({ ...about, finding, where: null });
    expect(unknown).toContain('the line is not known');
    expect(unknown).toContain('7, shrunk once');
  });
});

test('a violation is the clause’s id, then what it requires, what was sent, by whom', () => {
  const lines = violationLines({
    clause,
    actual: { code: 'request-line', method: 'GET', path: '/' },
    operation: null,
    input: null,
    where: null,
  });
  expect(lines).toEqual([
    'aws-json-1.1/client/method',
    '  requirement  A request is a POST to /',
    `  level        MUST · protocol · ${clause.source}`,
    '  sent         GET /',
    '  request      (no operation) (no JSON object)',
    '  sent by      (the line is not known)',
  ]);
});
