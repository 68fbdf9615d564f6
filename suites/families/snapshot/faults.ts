import fc from 'fast-check';
import type { Arrangement } from '../../arrange/hooks.ts';
import { rejected } from '../../judge/rejected.ts';
import type { Experiment, Stage } from '../../lifecycle/experiment.ts';
import { scripted } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { busySource } from './judge/busy-source.ts';
import { rejectedTogether } from './judge/together.ts';
import { readBack } from './looks.ts';
import { PLAIN_COPY, TARGET } from './names.ts';

/** Endings that make a name break the naming rule. */
const BAD_ENDINGS = ['-', '--b', '_b', ' b', '/b', '.é'];

/** Recipes for the faults that take a state, or more than one member, to reach. */
export function faultRecipes(
  operation: string,
  ordinary: Record<string, Json>,
  borrows: string[],
): Experiment[] {
  const recipe = (
    fault: string,
    way: string,
    draws: fc.Arbitrary<Json>,
    act: Recipe,
    more: Partial<Experiment> = {},
  ) => ({
    ...scripted(
      operation,
      {
        id: `faults/${fault}/type#${way}`,
        draws,
        act,
        alive: 2,
        judge: (trace) => rejected(trace, [fault]),
      },
      borrows,
    ),
    expects: { kind: 'refused' as const, types: [fault] },
    givesAnswers: true,
    ...more,
  });
  const plain = fc.constant<Json>(PLAIN_COPY);
  const { KmsKeyId, TargetBucket } = ordinary;
  const recipes = [
    recipe(
      'InvalidParameterValueException',
      'bad-name',
      fc
        .constantFrom(...BAD_ENDINGS)
        .map((ending): Json => ({ ...PLAIN_COPY, TargetSnapshotName: TARGET + ending })),
      badName,
    ),
    recipe('ServiceLinkedRoleNotFoundFault', 'hook', plain, within('no-service-linked-role'), {
      exclusive: true,
    }),
    recipe('SnapshotQuotaExceededFault', 'hook', plain, within('quota-exhausted'), {
      exclusive: true,
    }),
    recipe('InvalidSnapshotStateFault', 'at-once', plain, copyOfUnsettled, { judge: busySource }),
    recipe('InvalidSnapshotStateFault', 'hook', plain, heldSource, { exclusive: true }),
  ];
  if (KmsKeyId !== undefined && TargetBucket !== undefined) {
    const both = fc.constant<Json>({ ...PLAIN_COPY, KmsKeyId, TargetBucket });
    recipes.push(
      recipe('InvalidParameterCombinationException', 'bucket-and-key', both, exportWithKey, {
        judge: (trace) => rejectedTogether(trace, ['InvalidParameterCombinationException']),
      }),
    );
  }
  return recipes;
}

type Recipe = (draw: JsonObject, stage: Stage) => Promise<void>;

async function badName(draw: JsonObject, stage: Stage): Promise<void> {
  const bind = stage.scope();
  const input = bind(draw);
  await stage.call('probe', 'CopySnapshot', input);
  await readBack(stage, input);
  await stage.call('twin', 'CopySnapshot', bind(PLAIN_COPY));
}

async function exportWithKey(draw: JsonObject, stage: Stage): Promise<void> {
  const { KmsKeyId = null, ...twin } = stage.scope()(draw);
  await stage.call('arrange', 'CopySnapshot', stage.scope()({ ...PLAIN_COPY, KmsKeyId }));
  await stage.call('probe', 'CopySnapshot', { ...twin, KmsKeyId });
  await readBack(stage, twin);
  await stage.call('twin', 'CopySnapshot', twin);
}

/** The probe within an arranged state, its twin after that state was left. */
function within(arrangement: Arrangement): Recipe {
  return async (draw, stage) => {
    const input = stage.scope()(draw);
    if (!(await stage.enter(arrangement))) return;
    try {
      await stage.call('probe', 'CopySnapshot', input);
    } finally {
      await stage.leave(arrangement);
    }
    await readBack(stage, input);
    await stage.call('twin', 'CopySnapshot', input);
  };
}

/** A copy, and at once a copy of it: its source is still being made, if it takes any time. */
async function copyOfUnsettled(draw: JsonObject, stage: Stage): Promise<void> {
  const first = stage.scope()(draw);
  const SourceSnapshotName = String(first['TargetSnapshotName']);
  const second = stage.scope()({ ...draw, SourceSnapshotName });
  await stage.call('arrange', 'CopySnapshot', first);
  await stage.call('probe', 'CopySnapshot', second);
  await stage.call('after', 'DescribeSnapshots', { SnapshotName: SourceSnapshotName });
  await stage.settle(SourceSnapshotName, 'snapshot');
  await stage.call('twin', 'CopySnapshot', second);
}

/** The same where new snapshots are held in creating, so that there is no race to lose. */
async function heldSource(draw: JsonObject, stage: Stage): Promise<void> {
  const first = stage.scope()(draw);
  const SourceSnapshotName = String(first['TargetSnapshotName']);
  const second = stage.scope()({ ...draw, SourceSnapshotName });
  if (!(await stage.enter('snapshot-creating'))) return;
  try {
    await stage.call('arrange', 'CopySnapshot', first);
    // Held as it is, it is busy still when late calls find it.
    await stage.catchUp();
    await stage.call('probe', 'CopySnapshot', second);
  } finally {
    await stage.leave('snapshot-creating');
  }
  await readBack(stage, second);
  await stage.settle(SourceSnapshotName, 'snapshot');
  await stage.call('twin', 'CopySnapshot', second);
}
