import { describe, expect, test } from 'vitest';
import type { Phrase } from '../suites/model/phrase.ts';
import type { RunEvent } from '../suites/model/run-record.ts';
import { counterexampleOf, footerOf, HEADER, resultOf } from '../testing/results.ts';
import { findFormat } from './formats.ts';
import { summarise } from './summary.ts';

// What a format says of clauses without a verdict of their own.

const ACTUAL: Phrase = { code: 'reply', reply: { kind: 'fault', status: 400, type: 'AFault' } };
const ONCE: Phrase = { code: 'seen-once', expected: { code: 'accepted' }, actual: ACTUAL };
const EVENTS: RunEvent[] = [
  HEADER,
  resultOf('Op/a/alone', 'fail'),
  resultOf('Op/a/listed', 'fail'),
  ...['one', 'two'].map((name) =>
    resultOf(`Op/b/${name}`, 'inconclusive', {
      reason: { code: 'blocked-by', clause: 'Op/a/listed' },
    }),
  ),
  resultOf('Op/c/race', 'inconclusive', { reason: ONCE, counterexample: counterexampleOf('x') }),
  footerOf('complete', 1),
];
const VIEW = { color: false, width: 80, quiet: false, verbose: false };
const rendered = (name: string) => findFormat(name)?.render(summarise(EVENTS), VIEW) ?? '';

describe('what was seen once is no failure', () => {
  test('junit: skipped, with what was seen', () => {
    expect(rendered('junit')).toMatch(
      /name="race" time="0"><skipped message="inconclusive: seen once/,
    );
  });

  test('tap: a SKIP', () => {
    expect(rendered('tap')).toMatch(/^ok 5 - Op\/c\/race # SKIP inconclusive: seen once/m);
  });

  test('ctrf: other, with its code', () => {
    const { tests } = JSON.parse(rendered('ctrf')).results;
    const race = tests.find(({ name }: { name: string }) => name === 'Op/c/race');
    expect(race).toMatchObject({
      status: 'other',
      message: expect.stringContaining('seen once'),
      labels: { reason: 'seen-once' },
    });
  });

  test('github: a notice of its own, with its proof', () => {
    expect(rendered('github')).toMatch(/^::notice title=seen-once Op\/c\/race::.*reproduce/m);
    expect(rendered('github')).not.toMatch(/^::(error|warning) title=[^:]*race/m);
  });

  test('markdown: a table of its own, and not among what is broken', () => {
    const [broken = '', apart = ''] = rendered('markdown').split('Seen once, and not again');
    expect(apart).toContain('`Op/c/race`');
    expect(broken).not.toMatch(/^\| [✗!] \| `Op\/c\/race`/m);
  });
});

describe('a cause comes first', () => {
  test('markdown: before all failures, with what waits for it; those are told nowhere else', () => {
    const text = rendered('markdown');
    expect(text.indexOf('2 clauses wait for it')).toBeLessThan(text.indexOf('Op/a/alone'));
    expect(text).toContain('`b/one`, `b/two`');
    expect(text).not.toContain('Op/b/one');
  });

  test('github: its error is the first', () => {
    const errors = [...rendered('github').matchAll(/^::error title=fail (\S+?)::/gm)];
    expect(errors.map(([, id]) => id)).toEqual(['Op/a/listed', 'Op/a/alone']);
  });

  test.for(['junit', 'github', 'ctrf', 'tap'])('%s says how many clauses wait for it', (name) => {
    expect(rendered(name)).toContain('Op/a/listed is broken, 2 clauses wait for it');
  });
});
