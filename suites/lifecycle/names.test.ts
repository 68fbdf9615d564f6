import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import type { Stage } from './experiment.ts';
import { binder, MISSING, PLAIN_COPY, SOURCE, TARGET } from './names.ts';

test.each<[string, JsonObject, JsonObject]>([
  ['the plain copy', PLAIN_COPY, names('src', 'fresh-1')],
  ['a missing source', names(MISSING, TARGET), names('none-1', 'fresh-1')],
  ['a mark with more letters', names(SOURCE, `${TARGET}-aB`), names('src', 'fresh-1-aB')],
  ['the source as target', names(SOURCE, SOURCE), names('src', 'src')],
  ['names without a mark', names('a', ''), names('a', '')],
  ['a mark that is not at the start', names('a$source', TARGET), names('a$source', 'fresh-1')],
  [
    'names that are no text',
    { SourceSnapshotName: 5, TargetSnapshotName: null },
    { SourceSnapshotName: 5, TargetSnapshotName: null },
  ],
  ['no names', {}, {}],
  [
    'marks in other members',
    { KmsKeyId: TARGET, Tags: [{ Key: SOURCE }] },
    { KmsKeyId: TARGET, Tags: [{ Key: SOURCE }] },
  ],
])('%s is bound', (_what, input, expected) => {
  expect(binder(stage())(input)).toEqual(expected);
});

test('probe and twin of one draw get the same names, the next draw gets others', () => {
  const own = stage();
  const [first, second] = [binder(own), binder(own)];

  expect(first(PLAIN_COPY)).toEqual(first(PLAIN_COPY));
  expect(second(PLAIN_COPY)).toEqual(names('src', 'fresh-2'));
});

test('what is drawn stays as it was', () => {
  const draw = { ...PLAIN_COPY };

  binder(stage())(draw);

  expect(draw).toEqual(PLAIN_COPY);
});

function names(SourceSnapshotName: string, TargetSnapshotName: string): JsonObject {
  return { SourceSnapshotName, TargetSnapshotName };
}

/** As much of a stage as names need. */
function stage(): Stage {
  let [fresh, missing] = [0, 0];
  const own: Pick<Stage, 'freshName' | 'missingName' | 'sourceName'> = {
    freshName: () => `fresh-${++fresh}`,
    missingName: () => `none-${++missing}`,
    sourceName: 'src',
  };
  return own as Stage;
}
