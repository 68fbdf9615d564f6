import fc from 'fast-check';
import { stepOf } from '../../judge/steps.ts';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Trace } from '../../model/trace.ts';
import { arnIn } from './looks.ts';
import { explained } from './model/history.ts';
import { PLAIN_COPY } from './names.ts';

/** Races are lost now and then, not always: each is run more often than other experiments. */
const TIMES = 3;

/** As many as may be alive at once beside what is shared. */
const MOST_RACERS = 6;

/** Calls that are under way at once; whatever comes of it, some order must explain it. */
export function raceScripts(): Script[] {
  const racers: fc.Arbitrary<Json> = fc.record(
    { count: fc.integer({ min: 2, max: MOST_RACERS }), first: fc.nat({ max: 6 }) },
    { noNullPrototype: true },
  );
  return [
    {
      id: 'races/one-target#copies',
      draws: racers,
      weight: TIMES,
      alive: 1,
      async act({ count }, stage) {
        const input = stage.scope()(PLAIN_COPY);
        await Promise.all(
          tagged(Number(count)).map((Tags) =>
            stage.call('probe', 'CopySnapshot', { ...input, Tags }),
          ),
        );
        await stage.catchUp();
        await look(stage, String(input['TargetSnapshotName']));
      },
      judge: (trace, known) => explained(trace, known, [sourceOf(trace)]),
    },
    {
      id: 'races/source-deletion#copies-and-delete',
      draws: racers,
      weight: TIMES,
      alive: MOST_RACERS + 1,
      async act({ count, first: turn }, stage) {
        const first = stage.scope()(PLAIN_COPY);
        const SourceSnapshotName = String(first['TargetSnapshotName']);
        await stage.call('arrange', 'CopySnapshot', first);
        await stage.settle(SourceSnapshotName, 'snapshot');
        const copies = Array.from({ length: Number(count) }, () =>
          stage.scope()({ ...PLAIN_COPY, SourceSnapshotName }),
        );
        await race(
          copies.map((input) => () => stage.call('probe', 'CopySnapshot', input)),
          () => stage.call('probe', 'DeleteSnapshot', { SnapshotName: SourceSnapshotName }),
          Number(turn),
        );
        await stage.catchUp();
        for (const { TargetSnapshotName } of copies) await look(stage, String(TargetSnapshotName));
      },
      judge: (trace, known) => explained(trace, known, [sourceOf(trace)]),
    },
    {
      id: 'races/target-deletion#copies-and-delete',
      draws: racers,
      weight: TIMES,
      async act({ count, first }, stage) {
        const input = stage.scope()(PLAIN_COPY);
        const SnapshotName = String(input['TargetSnapshotName']);
        await stage.call('arrange', 'CopySnapshot', input);
        await stage.settle(SnapshotName, 'snapshot');
        await race(
          tagged(Number(count)).map(
            (Tags) => () => stage.call('probe', 'CopySnapshot', { ...input, Tags }),
          ),
          () => stage.call('probe', 'DeleteSnapshot', { SnapshotName }),
          Number(first),
        );
        await stage.catchUp();
        await look(stage, SnapshotName);
      },
      judge: (trace, known) => explained(trace, known, [sourceOf(trace), targetOf(trace)]),
    },
  ];
}

/** Starts all calls at once, the odd one at its turn. */
async function race(
  calls: (() => Promise<unknown>)[],
  odd: () => Promise<unknown>,
  turn: number,
): Promise<void> {
  const at = turn % (calls.length + 1);
  const all = [...calls.slice(0, at), odd, ...calls.slice(at)];
  await Promise.all(all.map((call) => call()));
}

/** Tags that tell the racers apart. */
function tagged(count: number): JsonObject[][] {
  return Array.from({ length: count }, (_, racer) => [{ Key: 'racer', Value: String(racer) }]);
}

/** Reads what is left: the snapshot, and the tags of the racer that won. */
async function look(stage: Stage, SnapshotName: string): Promise<void> {
  const step = await stage.call('after', 'DescribeSnapshots', { SnapshotName });
  const arn = arnIn(step.exchange);
  if (arn !== undefined) await stage.call('after', 'ListTags', { ResourceArn: arn });
}

function sourceOf(trace: Trace): string {
  const copy = trace.find(
    ({ role, operation }) => role === 'probe' && operation === 'CopySnapshot',
  );
  return String(copy?.input?.['SourceSnapshotName'] ?? '');
}

function targetOf(trace: Trace): string {
  return String(stepOf(trace, 'arrange')?.input?.['SnapshotName'] ?? '');
}
