import fc from 'fast-check';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { detailed, listedOnce, lowerCase, readableByName } from './judge/reading.ts';
import { lookAt } from './looks.ts';
import { PLAIN_COPY, TARGET } from './names.ts';
import { MOST_PAGES, smallestPage, turnPages } from './pages.ts';

/** A copy that was just answered can be read in every way. */
export function readingScripts(requests: fc.Arbitrary<Json>): Script[] {
  const copyThenLook = (more: JsonObject) => async (draw: JsonObject, stage: Stage) => {
    const input = stage.bind(draw);
    await stage.call('probe', 'CopySnapshot', input);
    await lookAt(stage, 'after', String(input['TargetSnapshotName']).toLowerCase(), more);
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
      exclusive: true,
      alive: 0,
      draws: fc.constant<Json>(PLAIN_COPY),
      act: fillAndTurn,
      judge: (trace) => listedOnce(trace, MOST_PAGES),
    },
  ];
}

/**
 * So often the pages are turned: where somebody else deletes a thing meanwhile, those after it may
 * move onto a page that was turned already.
 */
const WALKS = 5;

/** One copy more than two pages, of the smallest size that the endpoint takes; then its pages. */
async function fillAndTurn(draw: JsonObject, stage: Stage): Promise<void> {
  const size = await smallestPage(stage);
  if (size === undefined || !(await stage.need(2 * size + 1))) return;
  await stage.call('probe', 'CopySnapshot', stage.scope()(draw));
  for (let i = 1; i < 2 * size; i++)
    await stage.call('arrange', 'CopySnapshot', stage.scope()(draw));
  await stage.call('probe', 'CopySnapshot', stage.scope()(draw));
  await stage.catchUp();
  for (let walk = 1; ; walk++) {
    const start = stage.trace.length;
    await turnPages(stage, 'after', { MaxResults: size });
    if (walk === WALKS || listedOnce(stage.trace, MOST_PAGES).outcome !== 'broken') return;
    stage.trace.splice(start);
  }
}
