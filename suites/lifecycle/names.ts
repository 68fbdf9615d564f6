import type { JsonObject } from '../model/json.ts';
import type { Stage } from './experiment.ts';

/** Stands for the arranged source, for a fresh target, and for a snapshot that does not exist. */
export const SOURCE = '$source';
export const TARGET = '$target';
export const MISSING = '$missing';

/** The smallest request. */
export const PLAIN_COPY: JsonObject = {
  SourceSnapshotName: SOURCE,
  TargetSnapshotName: TARGET,
};

/** Puts names of this very run in the place of the marks of a draw. */
export type Binder = (input: JsonObject) => JsonObject;

/**
 * A binder for one draw: probe and twin get the same names. A mark may be followed by more letters.
 */
export function binder(stage: Stage): Binder {
  const target = stage.freshName();
  const values: [string, string][] = [
    [SOURCE, stage.sourceName],
    [TARGET, target],
    [MISSING, stage.missingName()],
  ];
  return (input) => {
    const bound: JsonObject = { ...input };
    for (const member of ['SourceSnapshotName', 'TargetSnapshotName']) {
      const value = bound[member];
      if (typeof value !== 'string') continue;
      const mark = values.find(([name]) => value.startsWith(name));
      if (mark) bound[member] = mark[1] + value.slice(mark[0].length);
    }
    return bound;
  };
}
