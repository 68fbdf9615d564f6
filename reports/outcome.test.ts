import { expect, test } from 'vitest';
import type { Phrase } from '../suites/model/phrase.ts';
import type { Notice, RunEnd } from '../suites/model/run-record.ts';
import { message } from './message.ts';
import { ending, noticeWords } from './outcome.ts';

const words = (notice: Notice['notice']) => noticeWords({ kind: 'notice', notice }, 80);

test('what was left behind is named, and is not a page of names', () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `snapshot cfm-a-${index}`);

  const few = words({ code: 'left-behind', names: names.slice(0, 10) });
  const many = words({ code: 'left-behind', names });

  expect(few).toContain("cleanup with the run's journal");
  expect(few).toMatch(/snapshot cfm-a-9$/);
  expect(many).toMatch(/snapshot cfm-a-9 and 1990 more$/);
});

test('where no plain call is accepted, the reason is told, and how much could not be tested for it', () => {
  const reason = { code: 'missing', name: 'mine' } as const;

  expect(words({ code: 'unarranged', operation: 'CopySnapshot', reason })).toBe(
    'No plain CopySnapshot was accepted: "mine" is not there; name an existing one with --given KIND=NAME. 80 clauses could not be tested.',
  );
});

test.for(['later', 'constructor', '__proto__', 'toString'])(
  'the code %s is one of a later version',
  (code) => {
    const unseen = { code: 'never-seen', what: code } as unknown as Phrase;
    const reply = { kind: 'unreadable', status: 500, problem: code, contentType: '' };

    expect(ending(code as RunEnd)).toBe(`The run is not complete: it ended as ${code}.`);
    expect(message(unseen)).toBe(code);
    expect(message({ code } as unknown as Phrase)).toBe(code);
    expect(message({ code: 'reply', reply } as Phrase)).toContain(`500 with ${code}`);
  },
);
