import fc from 'fast-check';
import { valid } from '../../generate/valid.ts';
import { implemented } from '../../judge/implemented.ts';
import { rejected } from '../../judge/rejected.ts';
import type { CaseContext } from '../../lifecycle/context.ts';
import type { Experiment } from '../../lifecycle/experiment.ts';
import { binder, PLAIN_COPY } from '../../lifecycle/names.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { sourceAsAtStart, sourceUnchanged } from './judge/effects.ts';

const ALREADY = ['SnapshotAlreadyExistsFault'];

/** An empty copy and a whole one: asked first, since nothing else can be without the operation. */
export function implementedCase(operation: string): Experiment {
  const clause = `${operation}/implemented`;
  return {
    id: `${clause}#asked`,
    clause,
    draws: fc.constant<Json>({}),
    expects: 'open',
    carrier: false,
    async act(_draw, stage) {
      await stage.call('probe', operation, {});
      await stage.call('probe', operation, binder(stage)(PLAIN_COPY));
    },
    judge: implemented,
  };
}

/** Experiments in which one call makes the world that the next one meets. */
export function statefulCases(context: CaseContext): Experiment[] {
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
      expects: ALREADY,
      carrier: true,
      async act(draw, stage) {
        // The first copy is the twin: the same request where the name is still free.
        const input = binder(stage)(draw as JsonObject);
        await stage.call('twin', spec.name, input);
        await stage.call('probe', spec.name, input);
      },
      judge: (trace) => rejected(trace, ALREADY),
    },
    {
      id: `${unchanged}#read-before-and-after`,
      clause: unchanged,
      draws: request,
      expects: null,
      carrier: false,
      async act(draw, stage) {
        // A source of its own: what others do to theirs would show here in any draw, even in one
        // that changes nothing, and the smallest case would be no case at all.
        const own = binder(stage)(PLAIN_COPY);
        const look = { SnapshotName: String(own['TargetSnapshotName']) };
        await stage.call('arrange', spec.name, own);
        await stage.settle(look.SnapshotName);
        await stage.call('before', 'DescribeSnapshots', look);
        const input = { ...(draw as JsonObject), SourceSnapshotName: look.SnapshotName };
        await stage.call('probe', spec.name, binder(stage)(input));
        await stage.call('after', 'DescribeSnapshots', look);
      },
      judge: sourceUnchanged,
    },
    {
      id: `${unchanged}#as-at-the-start`,
      clause: unchanged,
      // Comes last, and asks for all that a copy may change of its source: whichever of the others
      // has changed it, this request shows it by itself.
      alone: true,
      draws: fc.constant<Json>({ ...PLAIN_COPY, ...Object.fromEntries(within) }),
      expects: null,
      carrier: false,
      async act(draw, stage) {
        const look = { SnapshotName: stage.sourceName };
        await stage.call('before', 'DescribeSnapshots', look);
        await stage.call('probe', spec.name, binder(stage)(draw as JsonObject));
        await stage.call('after', 'DescribeSnapshots', look);
      },
      judge: sourceAsAtStart,
    },
  ];
}
