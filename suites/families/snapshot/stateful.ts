import fc from 'fast-check';
import { valid } from '../../generate/valid.ts';
import { rejected } from '../../judge/rejected.ts';
import { borrowedBy, type CaseContext } from '../../lifecycle/context.ts';
import type { Experiment } from '../../lifecycle/experiment.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { sourceAsAtStart, sourceUnchanged } from './judge/effects.ts';
import { PLAIN_COPY } from './names.ts';

const ALREADY = ['SnapshotAlreadyExistsFault'];

/** Experiments in which one call makes the world that the next one meets. */
export function statefulCases(context: CaseContext): Experiment[] {
  const borrows = borrowedBy(context.plain);
  const { spec, domain, ordinary } = context;
  const within = Object.entries(ordinary).filter(
    ([name]) => name !== 'TargetBucket' && !domain.without.includes(name),
  );
  const request = valid(spec.request, {
    ...domain,
    without: [...domain.without, 'TargetBucket'],
  });
  const exists = `${spec.name}/faults/SnapshotAlreadyExistsFault/type`;
  const unchanged = `${spec.name}/effects/source-unchanged`;
  return [
    {
      id: `${exists}#copied-twice`,
      clause: exists,
      draws: request,
      expects: { kind: 'refused', types: ALREADY },
      alive: 1,
      borrows,
      givesAnswers: true,
      async act(draw, stage) {
        // The first copy is the twin: the same request where the name is still free.
        const input = stage.scope()(draw as JsonObject);
        await stage.call('twin', spec.name, input);
        await stage.call('probe', spec.name, input);
      },
      judge: (trace) => rejected(trace, ALREADY),
    },
    {
      id: `${unchanged}#read-before-and-after`,
      clause: unchanged,
      draws: request,
      expects: { kind: 'accepted' },
      givesAnswers: false,
      alive: 2,
      borrows,
      async act(draw, stage) {
        // A source of its own: what others do to theirs would show here in any draw, even in one
        // that changes nothing, and the smallest case would be no case at all.
        const own = stage.scope()(PLAIN_COPY);
        const look = { SnapshotName: String(own['TargetSnapshotName']) };
        await stage.call('arrange', spec.name, own);
        await stage.settle(look.SnapshotName, 'snapshot');
        await stage.call('before', 'DescribeSnapshots', look);
        const input = { ...(draw as JsonObject), SourceSnapshotName: look.SnapshotName };
        await stage.call('probe', spec.name, stage.scope()(input));
        await stage.call('after', 'DescribeSnapshots', look);
      },
      judge: sourceUnchanged,
    },
    {
      id: `${unchanged}#as-at-the-start`,
      clause: unchanged,
      // Comes last, and asks for all that a copy may change of its source: whichever of the others
      // has changed it, this request shows it by itself.
      exclusive: true,
      draws: fc.constant<Json>({ ...PLAIN_COPY, ...Object.fromEntries(within) }),
      expects: { kind: 'accepted' },
      givesAnswers: false,
      alive: 2,
      borrows,
      async act(draw, stage) {
        const look = { SnapshotName: stage.nameOf('snapshot') };
        await stage.call('before', 'DescribeSnapshots', look);
        await stage.call('probe', spec.name, stage.scope()(draw as JsonObject));
        await stage.call('after', 'DescribeSnapshots', look);
      },
      judge: sourceAsAtStart,
    },
  ];
}
