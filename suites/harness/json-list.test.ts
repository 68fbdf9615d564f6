import { describe, expect, test } from 'vitest';
import { withItem, withoutItem } from './json-list.ts';

const ODD = `{ "list":[ {"a":1},
\t{"b" : 2}   ,
   {"c":[3]} ] , "after": "]" }
`;

describe('a list in a text that people wrote', () => {
  test.for([
    [0, '{ "list":[ {"b" : 2}   ,\n   {"c":[3]} ] , "after": "]" }\n'],
    [1, '{ "list":[ {"a":1},\n\t{"c":[3]} ] , "after": "]" }\n'],
    [2, '{ "list":[ {"a":1},\n\t{"b" : 2} ] , "after": "]" }\n'],
    [3, ODD],
  ] as const)('item %i goes, and nothing else', ([index, rest]) => {
    expect(withoutItem(ODD, 'list', index)).toBe(rest);
  });

  test('the only item leaves an empty list', () => {
    expect(withoutItem('{"list": [ 1 ]}', 'list', 0)).toBe('{"list": []}');
  });

  test('an item is laid out like the first, or two deeper than the list', () => {
    expect(withItem('{\n\t"list": [\n\t\t{}\n\t]\n}', 'list', { a: 1 })).toBe(
      '{\n\t"list": [\n\t\t{},\n\t\t{\n\t\t  "a": 1\n\t\t}\n\t]\n}',
    );
    expect(withItem('{\n  "list": []\n}', 'list', { a: 1 })).toBe(
      '{\n  "list": [\n    {\n      "a": 1\n    }\n  ]\n}',
    );
    expect(withItem('{"list":[{}]}', 'list', {})).toBe('{"list":[{},\n  {}]}');
  });

  test('what is put in and taken out again leaves the text as it was', () => {
    expect(withoutItem(withItem(ODD, 'list', { d: 4 }), 'list', 3)).toBe(ODD);
  });

  test('a text without the list is a fault of ours', () => {
    expect(() => withItem('{"list":1}', 'list', {})).toThrow('no list list');
  });
});
