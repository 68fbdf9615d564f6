import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ClauseResult, RecordedStep, RunEvent } from '../suites/model/run-record.ts';
import { FOOTER, failure, HEADER, RESULT } from '../testing/record.ts';
import { FORMAT_NAMES } from './format-names.ts';
import { FORMATS } from './formats.ts';
import { summarise } from './summary.ts';

const VIEW = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };
const FAILED = failure('x'.repeat(200), { code: 'accepted' }, { code: 'string' });

/** A record in which so many clauses failed, each with so many exchanges. */
function large(clauses: number, exchanges: number): RunEvent[] {
  const { counterexample } = FAILED;
  if (!counterexample) throw new Error('a failure has a counterexample');
  const [step] = counterexample.trace;
  const trace = Array.from({ length: exchanges }, () => ({ ...step }) as RecordedStep);
  const results = Array.from({ length: clauses }, (_, index): ClauseResult => {
    const id = `CopySnapshot/family${index % 10}/clause${index}`;
    const clause = { ...RESULT.clause, id };
    return { ...FAILED, clause, counterexample: { ...counterexample, trace, step: 0 } };
  });
  return [HEADER, ...results, FOOTER];
}

describe('every format', () => {
  test('has a name of its own, a media type, and words for the help that fit', () => {
    expect(FORMATS.map(({ name }) => name)).toEqual(Object.keys(FORMAT_NAMES));
    for (const { name, media, about } of FORMATS) {
      expect(name).toMatch(/^[a-z]{1,10}$/);
      expect(media).toMatch(/^[a-z]+\/[a-z]+$/);
      expect(about.length).toBeLessThan(60);
    }
  });

  test('stands in the documents, in the same words', () => {
    const text = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| `(\w+)` *\| `([\w/]+)` *\| (.*?) *\|$/gm)];
    const written = rows.map(([, name, media, about]) => ({ name, media, about }));
    expect(written).toEqual(FORMATS.map(({ name, media, about }) => ({ name, media, about })));
  });

  test.for(FORMATS.map(({ name }) => name))('%s is a pure function of the record', (name) => {
    const format = FORMATS.find((own) => own.name === name);
    const events = large(3, 2);
    const before = JSON.stringify(events);
    expect(format?.render(summarise(events, VIEW), VIEW)).toBe(
      format?.render(summarise(structuredClone(events), VIEW), VIEW),
    );
    expect(JSON.stringify(events)).toBe(before);
  });

  test.for(FORMATS.map(({ name }) => name))(
    '%s: 10,000 exchanges take less than two seconds of a processor',
    (name) => {
      const format = FORMATS.find((own) => own.name === name);
      const events = large(200, 50);
      const started = process.cpuUsage();
      format?.render(summarise(events, VIEW), VIEW);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1000).toBeLessThan(2_000);
    },
  );
});
