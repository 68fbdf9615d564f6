import type { JsonObject } from '../../model/json.ts';

/** The source that is shared, the name of a copy to be made, and a snapshot that does not exist. */
export const SOURCE = '{snapshot}';
export const TARGET = '{new snapshot}';
export const MISSING = '{no snapshot}';

/** The smallest request. */
export const PLAIN_COPY: JsonObject = {
  SourceSnapshotName: SOURCE,
  TargetSnapshotName: TARGET,
};
