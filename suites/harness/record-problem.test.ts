import { expect, test } from 'vitest';
import { HEADER } from '../../testing/results.ts';
import { headerProblem } from './record-problem.ts';

test.for<[string, unknown, string | null]>([
  ['of this version', HEADER, null],
  [
    'of an older version',
    { ...HEADER, format: 'memorydb-conformance/run/1' },
    'has the format memorydb-conformance/run/1 of an older version; run again to have memorydb-conformance/run/2',
  ],
  [
    'of a later version',
    { ...HEADER, format: 'memorydb-conformance/run/3' },
    'has the format memorydb-conformance/run/3 of a later version; read it with that version',
  ],
  ['without a format', { kind: 'header' }, 'is not a run record: it has no header'],
  ['of something else', { kind: 'footer' }, 'is not a run record: it has no header'],
  ['of nothing at all', undefined, 'is not a run record: it has no header'],
])('a record %s: it is read, or one line says what to do', ([, first, problem]) => {
  expect(headerProblem(first)).toBe(problem);
});
