import { describe, expect, test } from 'vitest';
import { jsonView, type Place } from './json-view.ts';

const view = (text: string, place: Place | null = null) =>
  jsonView(text, place)?.text.replaceAll('&quot;', '"');

describe('a body is shown as it was sent', () => {
  test.for<[string, string]>([
    ['{"a":1.0,"a":1e400}', '{\n  <b>"a"</b>: 1.0,\n  <b>"a"</b>: 1e400\n}'],
    ['[12345678901234567890, -0]', '[\n  12345678901234567890,\n  -0\n]'],
    [' {} ', '{}'],
    ['[]', '[]'],
    ['null', 'null'],
    ['{"\\u0061":"\\/"}', '{\n  <b>"\\u0061"</b>: "\\/"\n}'],
    ['"<"', '"&lt;"'],
  ])('%s', ([text, shown]) => {
    expect(view(text)).toBe(shown);
  });

  test('a long string is shown by its ends, and its length in characters', () => {
    expect(view(`"${'𐍈'.repeat(300)}"`)).toBe(
      `"${'𐍈'.repeat(59)}<i>… 300 characters …</i>${'𐍈'.repeat(11)}"`,
    );
  });
});

describe('what is no JSON is not indented', () => {
  test.for([
    '',
    '{',
    '{"a"}',
    '{"a":}',
    '[1,]',
    '{a:1}',
    '"',
    '01',
    '1 2',
    'NaN',
    '<html>',
    '['.repeat(60_000),
  ])('%#', (text) => {
    expect(jsonView(text, null)).toBeUndefined();
  });
});

describe('one place is marked', () => {
  test.for<[Place, string]>([
    [['b', 1], '<mark>3</mark>'],
    [['a'], '<mark>1</mark>'],
    [['b'], '<mark>[\n    2,\n    3\n  ]</mark>'],
  ])('%j', ([place, marked]) => {
    const shown = view('{"a":1,"b":[2,3]}', place);
    expect(shown).toContain(marked);
    expect(shown?.match(/<mark>/g)?.length).toBe(1);
  });

  test('nothing where the place is not there', () => {
    expect(view('{"a":1}', ['b'])).not.toContain('<mark>');
  });
});
