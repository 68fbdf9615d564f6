import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder } from '../../testing/folder.ts';
import { readBaseline, reviseBaseline } from './baseline-file.ts';
import { UsageError } from './exit.ts';

const folder = freshFolder();
const IDS = ['a/one', 'a/two', 'a/three', 'b/four'];
let count = 0;

function written(text: string): string {
  const path = join(folder, `${count++}.json`);
  writeFileSync(path, text);
  return path;
}

const entry = (clause: string, more = {}) => ({
  clause,
  reason: `why ${clause}`,
  firstSeen: '2026-01-01',
  ...more,
});

const fileOf = (...known: object[]) => written(JSON.stringify({ known }, null, 2));

/** What reading says to a file; it must say something, in one line. */
function complaint(path: string): string {
  try {
    readBaseline(path, IDS, false);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.message).not.toContain('\n');
    return error.message;
  }
  throw new Error(`taken: ${readFileSync(path, 'utf8')}`);
}

describe('reading a baseline', () => {
  test('gives every entry with the line on which it begins', () => {
    const path = fileOf(entry('a/two'), entry('a/one', { expires: '2027-01-01' }));
    expect(readBaseline(path, IDS, false).entries).toEqual([
      { ...entry('a/two'), line: 3 },
      { ...entry('a/one', { expires: '2027-01-01' }), line: 8 },
    ]);
  });

  test.for<[string, string, RegExp]>([
    ['an empty file', '', /:1 is not JSON/],
    ['half a file', '{\n "known": [\n', /:3 is not JSON: /],
    ['a comment', '{ "known": [] } // mine', /:1 is not JSON: InvalidCommentToken/],
    ['a comma too many', '{\n"known": [],\n}', /:3 is not JSON: PropertyNameExpected/],
    ['a list', '[]', /it must be an object/],
    ['another thing', '{"a":1}', /known is missing|unknown member a/],
    ['a text for a list', '{"known":"a/one"}', /known must be a list, not "a\/one"/],
    ['no reason', '{"known":[{"clause":"a/one"}]}', /known\[0\]: reason is missing/],
  ])('%s is refused', ([, text, words]) => {
    expect(complaint(written(text))).toMatch(words);
  });

  test.for<[object, RegExp]>([
    [entry('a/tow'), /:3: no clause a\/tow; did you mean a\/two\?/],
    [entry('a/one', { reson: 'x' }), /known\[0\]: unknown member reson; did you mean reason\?/],
    [entry('a/one', { reason: '' }), /known\[0\]\.reason must be a text/],
    [entry('a/one', { link: 'ticket 7' }), /known\[0\]\.link must be a URL, not "ticket 7"/],
    [entry('a/one', { firstSeen: '1.2.2026' }), /firstSeen must be a day .*YYYY-MM-DD, not "1\.2/],
    [entry('a/one', { firstSeen: '2026-02-30' }), /firstSeen must be a day that there is/],
    [entry('a/one', { expires: '2026-13-01' }), /expires must be a day that there is/],
    [entry('a/one', { expires: null }), /expires must be a day/],
  ])('%j is refused', ([own, words]) => {
    expect(complaint(fileOf(own))).toMatch(words);
  });

  test('of two entries on one clause, the second is named, and where the first is', () => {
    const path = fileOf(entry('a/one'), entry('a/two'), entry('a/one'));
    expect(complaint(path)).toMatch(/:13: a\/one has an entry already, in line 3; keep one/);
  });

  test('a file that is not there is refused with what makes it, unless it is to be made', () => {
    const path = join(folder, 'nowhere.json');
    expect(complaint(path)).toMatch(/nowhere\.json.*; --update-baseline makes it$/);
    expect(readBaseline(path, IDS, true).entries).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });
});

describe('revising a baseline', () => {
  const fresh = { clause: 'a/three', reason: 'seen', firstSeen: '2026-11-23' };

  test('keeps what people wrote to the letter, and their order', () => {
    const kept = `{
    "known": [
        { "clause": "b/four",   "reason": "odd blanks", "firstSeen": "2026-01-01",
          "link": "https://example.com/7", "expires": "2030-01-01" },
        { "clause": "a/one", "reason": "why", "firstSeen": "2026-01-02" }`;
    const path = written(`${kept}\n    ]\n}\n`);
    reviseBaseline(path, IDS, { add: [fresh], remove: [] });
    const [before, after] = readFileSync(path, 'utf8').split(`,
        {
          "clause": "a/three",
          "reason": "seen",
          "firstSeen": "2026-11-23"
        }`);
    expect([before, after]).toEqual([kept, '\n    ]\n}\n']);
    expect(readBaseline(path, IDS, false).entries.map(({ clause }) => clause)).toEqual([
      'b/four',
      'a/one',
      'a/three',
    ]);
  });

  test('takes out what is asked for, wherever it stands, and nothing else', () => {
    const all = IDS.map((id) => entry(id));
    for (const remove of [[0], [1], [3], [0, 1], [0, 3], [1, 2, 3], [0, 1, 2, 3]]) {
      const path = fileOf(...all);
      reviseBaseline(path, IDS, { add: [], remove: remove.map((index) => all[index] as never) });
      const left = JSON.parse(readFileSync(path, 'utf8')).known;
      expect(left).toEqual(all.filter((_, index) => !remove.includes(index)));
    }
  });

  test('adds to an empty list, and twice the same entry only once', () => {
    const path = fileOf();
    reviseBaseline(path, IDS, { add: [fresh], remove: [] });
    reviseBaseline(path, IDS, { add: [fresh], remove: [] });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ known: [fresh] });
  });

  test('makes a file, with its folder, that reads as it was meant', () => {
    const path = join(folder, 'deep', 'er', 'known.json');
    reviseBaseline(path, IDS, { add: [fresh], remove: [] });
    expect(readBaseline(path, IDS, false).entries).toMatchObject([fresh]);
  });

  test('leaves the line ends of another system as they are', () => {
    const path = written(
      JSON.stringify({ known: [entry('a/one')] }, null, 2).replaceAll('\n', '\r\n'),
    );
    reviseBaseline(path, IDS, { add: [fresh], remove: [] });
    expect(readFileSync(path, 'utf8').replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('a file that became unreadable meanwhile is left as it is', () => {
    const path = written('{ oops');
    expect(() => reviseBaseline(path, IDS, { add: [fresh], remove: [] })).toThrow(UsageError);
    expect(readFileSync(path, 'utf8')).toBe('{ oops');
  });
});
