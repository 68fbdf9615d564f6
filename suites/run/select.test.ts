import { describe, expect, test } from 'vitest';
import { loadContract } from '../../specs/load.ts';
import { select } from './select.ts';

const { clauses } = loadContract().operations['CopySnapshot'] ?? { clauses: [] };

function chosen(...selectors: string[]): string[] {
  const selection = select(clauses, selectors);
  if (!selection.ok) throw new Error(selection.selector);
  return [...selection.clauses];
}

function suggestion(selector: string): string | undefined {
  const selection = select(clauses, [selector]);
  return selection.ok ? undefined : selection.suggestion;
}

describe('selecting clauses', () => {
  test('no selector selects all', () => {
    expect(chosen()).toEqual(clauses.map(({ id }) => id));
  });

  test('a whole id selects one', () => {
    expect(chosen('CopySnapshot/input/KmsKeyId/maxLength')).toEqual([
      'CopySnapshot/input/KmsKeyId/maxLength',
    ]);
  });

  test.for(['CopySnapshot', 'CopySnapshot/input', 'CopySnapshot/input/Tags', 'aws-json-1.1/error'])(
    '%s selects everything below it, and nothing else',
    (selector) => {
      const below = clauses.map(({ id }) => id).filter((id) => id.startsWith(`${selector}/`));
      expect(below.length).toBeGreaterThan(1);
      expect(chosen(selector)).toEqual(below);
      expect(chosen(`${selector}/`)).toEqual(below);
    },
  );

  test('the beginning of a name is no selector', () => {
    expect(select(clauses, ['CopySnapshot/input/Tag']).ok).toBe(false);
    expect(select(clauses, ['']).ok).toBe(false);
  });

  test('selectors add up, and overlap counts once', () => {
    const both = chosen('CopySnapshot/input', 'CopySnapshot/input/Tags', 'aws-json-1.1/error');
    expect(new Set(both).size).toBe(both.length);
    expect(both).toHaveLength(
      chosen('CopySnapshot/input').length + chosen('aws-json-1.1/error').length,
    );
  });

  test('one bad selector among good ones is not passed over', () => {
    expect(select(clauses, ['CopySnapshot', 'nothing'])).toMatchObject({
      ok: false,
      selector: 'nothing',
    });
  });

  test.for([
    ['CopySnapshot/input/KmsKeyID/maxlength', 'CopySnapshot/input/KmsKeyId/maxLength'],
    ['CopySnapshot/inputs', 'CopySnapshot/input'],
    ['copysnapshot', 'CopySnapshot'],
    ['aws-json-1.1/errors', 'aws-json-1.1/error'],
  ] as const)('for %s, %s is suggested', ([written, meant]) => {
    expect(suggestion(written)).toBe(meant);
  });

  test('what is suggested can be selected', () => {
    for (const written of ['x', 'Kms', 'CopySnapshot/output/Arn', '../../etc/passwd'])
      expect(select(clauses, [suggestion(written) ?? '']).ok).toBe(true);
  });
});
