import fc from 'fast-check';
import type { Stage } from '../../lifecycle/experiment.ts';
import { binder, PLAIN_COPY, TARGET } from '../../lifecycle/names.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { readReply } from '../../protocol/aws-json/read.ts';
import { detailed, listedOnce, lowerCase, readableByName } from './judge/reading.ts';

/** More pages of the list of snapshots than this are not turned. */
const MOST_PAGES = 200;

/** A copy that was just answered can be read in every way. */
export function readingScripts(requests: fc.Arbitrary<Json>): Script[] {
  const copyThenLook = (look: JsonObject) => async (draw: JsonObject, stage: Stage) => {
    const input = binder(stage)(draw);
    await stage.call('probe', 'CopySnapshot', input);
    const SnapshotName = String(input['TargetSnapshotName']).toLowerCase();
    await stage.call('after', 'DescribeSnapshots', { SnapshotName, ...look });
  };
  return [
    {
      id: 'state/read-by-name#at-once',
      draws: requests,
      act: copyThenLook({}),
      judge: readableByName,
    },
    {
      id: 'state/read-with-detail#at-once',
      draws: requests,
      act: copyThenLook({ ShowDetail: true }),
      judge: detailed,
    },
    {
      id: 'state/lower-case#upper-case-target',
      draws: fc
        .constantFrom('A', 'Zq', 'QUX')
        .map((ending) => ({ ...PLAIN_COPY, TargetSnapshotName: TARGET + ending })),
      act: copyThenLook({}),
      judge: lowerCase,
    },
    {
      // Nothing else may come and go while the pages are turned.
      id: 'state/read-in-list#page-by-page',
      alone: true,
      draws: fc.constant<Json>(PLAIN_COPY),
      async act(draw, stage) {
        // More than a page of them, of the smallest size that services of this kind allow.
        await stage.call('probe', 'CopySnapshot', binder(stage)(draw));
        for (let i = 0; i < 21; i++)
          await stage.call('arrange', 'CopySnapshot', binder(stage)(draw));
        await stage.call('probe', 'CopySnapshot', binder(stage)(draw));
        let token: Json | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const input: JsonObject = {
            MaxResults: 20,
            ...(token !== undefined && { NextToken: token }),
          };
          const step = await stage.call('after', 'DescribeSnapshots', input);
          const reply = readReply(step.exchange);
          token = reply.kind === 'success' ? reply.body['NextToken'] : undefined;
          if (typeof token !== 'string' || token === '') return;
        }
      },
      judge: (trace) => listedOnce(trace, MOST_PAGES),
    },
  ];
}
