import fc from 'fast-check';
import { uniqueIds } from '../../judge/unique-ids.ts';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json } from '../../model/json.ts';
import { ownAnswers } from './judge/own-answers.ts';
import { PLAIN_COPY } from './names.ts';

/** As many as may be alive at once beside what is shared. */
const AT_ONCE = 8;

/** Many calls at once: each answer belongs to its own request. */
export function loadScripts(): Script[] {
  return [
    {
      id: 'state/own-answers#at-once',
      draws: fc.constant<Json>({}),
      act: manyCopies,
      alive: AT_ONCE,
      judge: ownAnswers,
    },
  ];
}

/** Ids that are unique in a row may repeat under load. */
export const idsUnderLoad = { act: manyCopies, alive: AT_ONCE, judge: uniqueIds };

async function manyCopies(_draw: unknown, stage: Stage): Promise<void> {
  const inputs = Array.from({ length: AT_ONCE }, () => stage.scope()(PLAIN_COPY));
  await Promise.all(inputs.map((input) => stage.call('probe', 'CopySnapshot', input)));
}
