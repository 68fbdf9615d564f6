import fc from 'fast-check';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Known, Trace } from '../../model/trace.ts';
import { arnIn } from './looks.ts';
import { explained } from './model/history.ts';

/** So many names are played with; index 0 is the source, which is never deleted. */
const NAMES = 3;
/** A draw says what to do by index, so that it can be kept, shrunk and run again. */
type Move = { do: string; from: number; to: number; tags: string[] | null; upper: boolean };

/** Copies and tags most of all: they are where one snapshot may leak into another. */
const OFTEN = [
  ...['copy', 'copy', 'copy', 'copy', 'tag', 'tag', 'untag', 'untag'],
  ...['delete', 'list', 'describe', 'create', 'settle'],
];

/** Moves that reads may be late to show. */
const CHANGES = ['copy', 'create', 'delete', 'tag', 'untag'];

const moves: fc.Arbitrary<Move> = fc.record(
  {
    do: fc.constantFrom(...OFTEN),
    from: fc.nat({ max: NAMES - 1 }),
    to: fc.integer({ min: 1, max: NAMES - 1 }),
    tags: fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'A'), { maxLength: 2 })),
    upper: fc.boolean(),
  },
  { noNullPrototype: true },
);

/** A copy with a tag and a copy of it: where most of what can go wrong begins. */
const FAMILY: Move[] = [
  { do: 'copy', from: 0, to: 1, tags: ['a'], upper: false },
  { do: 'settle', from: 0, to: 1, tags: null, upper: false },
  { do: 'copy', from: 1, to: 2, tags: null, upper: false },
];

const sequences: fc.Arbitrary<Json> = fc
  .tuple(
    fc.constantFrom<Move[]>([], FAMILY),
    fc.noBias(fc.array(moves, { minLength: 1, maxLength: 20, size: 'max' })),
  )
  .map(([first, rest]) => ({ moves: [...first, ...rest] }) as unknown as Json);

/**
 * Model-based testing: sequences of calls, each answer predicted by a model of the namespace of
 * snapshots that takes settling into account. A failing sequence shrinks to the shortest.
 */
export function sequenceScripts(): Script[] {
  // Several experiments rather than one: they are worked through side by side.
  return ['first', 'second', 'third', 'fourth'].map((hand) => ({
    id: `model/sequences#${hand}-hand`,
    draws: sequences,
    weight: 3,
    // Names that are deleted and made again may be leaving meanwhile.
    alive: NAMES - 1,
    slow: true,
    act: play,
    judge: (trace: Trace, known: Known) =>
      explained(trace, known, [String(trace[0]?.input?.['SnapshotName'] ?? '')]),
  }));
}

async function play(draw: JsonObject, stage: Stage): Promise<void> {
  const source = await stage.call('arrange', 'DescribeSnapshots', {
    SnapshotName: stage.nameOf('snapshot'),
  });
  const arn = arnIn(source.exchange) ?? '';
  const names = [
    stage.nameOf('snapshot'),
    ...Array.from({ length: NAMES - 1 }, () => stage.freshName('snapshot')),
  ];
  for (const move of draw['moves'] as unknown as Move[]) {
    const from = names[move.from] as string;
    const plain = names[move.to] as string;
    const to = move.upper ? plain.toUpperCase() : plain;
    const Tags = move.tags?.map((Key) => ({ Key, Value: move.do }));
    const ResourceArn = arn.replace(/[^/]*$/, plain);
    switch (move.do) {
      case 'copy':
        await stage.call('probe', 'CopySnapshot', {
          SourceSnapshotName: from,
          TargetSnapshotName: to,
          ...(Tags && Tags.length > 0 && { Tags }),
        });
        break;
      case 'create':
        await stage.call('probe', 'CreateSnapshot', {
          ClusterName: stage.nameOf('cluster'),
          SnapshotName: to,
        });
        break;
      case 'settle':
        await stage.settle(plain, 'snapshot');
        break;
      case 'delete':
        await stage.call('probe', 'DeleteSnapshot', { SnapshotName: plain });
        break;
      case 'describe':
        await stage.call('probe', 'DescribeSnapshots', { SnapshotName: plain });
        break;
      case 'list':
        await stage.call('probe', 'ListTags', { ResourceArn });
        break;
      case 'tag':
        await stage.call('probe', 'TagResource', {
          ResourceArn,
          Tags: Tags?.length ? Tags : [{ Key: 'a' }],
        });
        break;
      default:
        await stage.call('probe', 'UntagResource', {
          ResourceArn,
          TagKeys: move.tags?.length ? move.tags : ['a'],
        });
    }
    // Where reads are late the model waits for them: it has no notion of what is not shown yet.
    if (CHANGES.includes(move.do)) await stage.catchUp();
  }
  // What a call did to a snapshot that it did not name shows only here.
  for (const name of names.slice(1)) {
    await stage.call('probe', 'DescribeSnapshots', { SnapshotName: name });
    await stage.call('probe', 'ListTags', { ResourceArn: arn.replace(/[^/]*$/, name) });
  }
}
