import { describe, expect, test } from 'vitest';
import { plainMatches } from './patterns.ts';
import { plainOfLength, plainWithin, stretched } from './stretch.ts';

describe('plain texts of a pattern', () => {
  test.each<[pattern: string, shortest: string]>([
    ['^[a-zA-Z][a-zA-Z0-9\\-]*$', 'a'],
    ['\\S', 'a'],
    ['^(?!aws:)', ''],
    ['^[0-9]{3}$', '000'],
    ['^\\d{2,4}$', '00'],
    ['^(one|two)(,three)?$', 'one'],
    ['^(?:[^a]|b+?)\\u0041\\.$', '0A.'],
    ['^(?<year>\\d{4})-\\p{Lu}$', '0000-A'],
    ['^[\\]x]$', ']'],
    ['[\\s\\S]*', ''],
    ['^arn:(aws|aws-cn):[a-z]+:(\\d{12})?$', 'arn:aws:a:'],
    ['^😀+$', '😀'],
    ['^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{4,}$', 'a0aaaaaa'],
  ])('%s: the shortest is %j', (pattern, shortest) => {
    expect(plainMatches(pattern)[0]).toBe(shortest);
  });

  test('every one of them keeps its pattern, or it is left out', () => {
    expect(plainMatches('^(?=.*[0-9])(?=.*[a-z]).{3}$')).toEqual([]);
    expect(plainMatches('^(a)\\1$')).toEqual([]);
    expect(plainMatches('^(?<own>a)\\k<own>$')).toEqual([]);
  });

  test('each alternative has one', () => {
    expect(plainMatches('^(one|two|three)$').toSorted()).toEqual(['one', 'three', 'two']);
  });
});

describe('texts of one length', () => {
  test.each<[pattern: string, length: number, text: string | undefined]>([
    ['^[a-z]+$', 5, 'aaaaa'],
    ['^[0-9]+$', 5, '00000'],
    ['^[0-9]{3}$', 3, '000'],
    ['^[0-9]{3}$', 4, undefined],
    ['^v[0-9]+\\.x$', 6, 'v000.x'],
    ['^arn:[a-z]*:end$', 12, 'arn:aaaa:end'],
  ])('%s, %i characters: %j', (pattern, length, text) => {
    expect(plainOfLength(pattern, length, 'a')).toBe(text);
  });

  test('of astral characters have one, or there are none', () => {
    expect(plainOfLength('^[0-9]{3}$', 3, '😀')).toBeUndefined();
    expect(plainOfLength('^(?!aws:)', 3, '😀')).toBe('😀😀😀');
  });

  test('are cut where the text is longer, if what is left fits', () => {
    expect(stretched('abcd', 2, 'a', () => true)).toBe('ab');
    expect(stretched('abcd', 2, 'a', () => false)).toBeUndefined();
  });

  test.each<[number, number, string | undefined]>([
    [0, 9, 'a'],
    [3, 9, 'aaa'],
    [0, 0, undefined],
  ])('within %i to %i characters', (min, max, text) => {
    expect(plainWithin('^[a-z]+$', min, max)).toBe(text);
  });
});
