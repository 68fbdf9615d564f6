import { describe, expect, test } from 'vitest';
import { loadContract } from '../specs/load.ts';
import { phrasesWith, repliesWith } from '../testing/phrases.ts';
import { message, reply, requirement } from './message.ts';
import { quote, seconds } from './quote.ts';

const phrases = Object.values(phrasesWith('Plain'));

describe('every code has words', () => {
  test.for(phrases)('$code', (phrase) => {
    const words = message(phrase);
    expect(words).not.toBe(phrase.code);
    expect(words).toMatch(/\w/);
    expect(words).not.toMatch(/undefined|NaN|\[object|\$\{/);
  });

  test('two codes never have the same words', () => {
    const words = phrases.map((phrase) => message(phrase));
    expect(words.filter((own, index) => words.indexOf(own) !== index)).toEqual([]);
  });

  test.for(repliesWith('text/html; charset=utf-8'))('reply: $kind', (summary) => {
    expect(reply(summary)).toMatch(/\w/);
    expect(reply(summary)).not.toMatch(/undefined|NaN|\[object/);
  });

  test('every clause has a requirement in words, and no two of an operation the same', () => {
    const { clauses } = loadContract().operations['CopySnapshot'] ?? { clauses: [] };
    for (const clause of clauses) {
      expect(requirement(clause)).toMatch(/\w/);
      // CBOR has a value of that name.
      if (clause.id.startsWith('rpc-v2-cbor/')) continue;
      expect(requirement(clause)).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('values are shown short', () => {
  test.for([
    ['a', '"a"'],
    ['a'.repeat(48), `"${'a'.repeat(48)}"`],
    ['a'.repeat(2049), '"aaaaaaaaaaaa… (2049)"'],
    // Counted in characters, never cut within one.
    ['𐍈'.repeat(300), `"${'𐍈'.repeat(12)}… (300)"`],
    [Array.from({ length: 201 }, () => 1), '[1,1,1,"… (201)"]'],
    [[1, 2, 3, 4], '[1,2,3,4]'],
    [{ a: [{ b: 'x'.repeat(100) }] }, '{"a":[{"b":"xxxxxxxxxxxx… (100)"}]}'],
    [null, 'null'],
  ] as const)('%#', ([value, shown]) => {
    expect(quote(value as Parameters<typeof quote>[0])).toBe(shown);
  });

  test('times in seconds', () => {
    expect([seconds(0), seconds(1949), seconds(61_000)]).toEqual(['0.0 s', '1.9 s', '61.0 s']);
  });
});
