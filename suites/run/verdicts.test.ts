import { expect, test } from 'vitest';
import { message } from '../../reports/message.ts';
import { loadContract } from '../../specs/load.ts';
import type { Clause } from '../../specs/spec.ts';
import { verdictOn } from './verdicts.ts';

const spec = loadContract().operations['CopySnapshot'];
if (!spec) throw new Error('the contract has no CopySnapshot');
const { clauses, response } = spec;

/** What is said of a clause that nothing was seen of. */
function skipped(id: string): string {
  const clause = clauses.find((own) => own.id === id) as Clause;
  const about = { notArranged: null, declaredAbsent: false, implemented: true, response };
  const { verdict, reason } = verdictOn(clause, undefined, { end: 'complete', ...about });
  return `${verdict}: ${reason && message(reason)}`;
}

const SNAPSHOT = 'CopySnapshot/output/Snapshot';
const SHARDS = 'Snapshot/ClusterConfiguration/Shards';

test.for([
  [`${SNAPSHOT}/KmsKeyId/type`, 'Snapshot/KmsKeyId may be absent, and no answer carried it'],
  // Name is required: without one there was no answer with a Snapshot at all.
  [`${SNAPSHOT}/Name/type`, 'no call succeeded in this run'],
  [`${SNAPSHOT}/required`, 'no call succeeded in this run'],
  [
    `${SNAPSHOT}/ClusterConfiguration/Shards/items/type`,
    `${SHARDS} may be absent, and no answer carried it`,
  ],
  [
    `${SNAPSHOT}/ClusterConfiguration/Shards/items/Configuration/Slots/pattern`,
    `${SHARDS}[]/Configuration/Slots may be absent, and no answer carried it`,
  ],
  ['CopySnapshot/input/KmsKeyId/maxLength', 'no request of this run tried it'],
  [
    'CopySnapshot/faults/InvalidSnapshotStateFault/status',
    'no call of this run was answered by InvalidSnapshotStateFault',
  ],
  ['aws-json-1.1/error/envelope', 'no answer was a fault'],
])('%s is skipped: %s', ([id, words]) => {
  expect(skipped(id as string)).toBe(`skip: ${words}`);
});
