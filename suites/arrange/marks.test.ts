import { describe, expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { bindMarks, type Mark, marksIn } from './marks.ts';

/** Shows what each mark asked for in its place. */
const told = ({ use, kind }: Mark) => `<${use} ${kind}>`;

describe('a mark', () => {
  test.each<[string, string]>([
    ['{snapshot}', '<shared snapshot>'],
    ['{taken snapshot}', '<taken snapshot>'],
    ['{new snapshot}', '<new snapshot>'],
    ['{own snapshot}', '<own snapshot>'],
    ['{no snapshot}', '<no snapshot>'],
    ['{new parameter-group}', '<new parameter-group>'],
    ['{new snapshot 2}', '<new snapshot>'],
    // Letters before and after stay: of a name that is too long, or breaks a rule.
    ['{new snapshot}-aaa', '<new snapshot>-aaa'],
    ['a{snapshot}b{taken snapshot}', 'a<shared snapshot>b<taken snapshot>'],
  ])('%s asks for %s', (text, expected) => {
    expect(bindMarks({ Name: text }, told)).toEqual({ Name: expected });
  });

  test.each(['{}', '{Snapshot}', '{old snapshot}', '{ snapshot}', '{snapshot', '{new snapshot x}'])(
    '%s is none: what a draw made up stays as it is',
    (text) => {
      expect(bindMarks({ Name: text }, told)).toEqual({ Name: text });
    },
  );

  test('is bound at every depth, in values and never in the names of members', () => {
    const input = {
      '{snapshot}': 'x',
      List: [{ Key: '{snapshot}' }, ['{new snapshot}'], null, 5, true],
    };

    expect(bindMarks(input, told)).toEqual({
      '{snapshot}': 'x',
      List: [{ Key: '<shared snapshot>' }, ['<new snapshot>'], null, 5, true],
    });
  });

  test('carries its whole text, by which equal marks of one draw are one name', () => {
    const texts: string[] = [];
    bindMarks({ A: '{new snapshot}', B: 'x{new snapshot 2}', C: '{new snapshot}y' }, (mark) => {
      texts.push(mark.text);
      return '';
    });

    expect(texts).toEqual(['{new snapshot}', '{new snapshot 2}', '{new snapshot}']);
  });
});

test('the marks in a value are found at every depth, each once', () => {
  const value: Json = { A: '{snapshot}', B: [{ C: '{snapshot}-x' }, '{taken cluster}'], D: 1 };

  expect(marksIn(value)).toEqual([
    { use: 'shared', kind: 'snapshot', text: '{snapshot}' },
    { use: 'taken', kind: 'cluster', text: '{taken cluster}' },
  ]);
});
