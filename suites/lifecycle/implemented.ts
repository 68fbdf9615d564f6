import fc from 'fast-check';
import { implemented } from '../judge/implemented.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Experiment } from './experiment.ts';

/**
 * An empty call and a whole one: asked first, since nothing else can be without the operation.
 *
 * @param plain - the plainest valid call
 * @param isFinal - true where a call that succeeds could not be undone
 */
export function implementedCase(
  operation: string,
  plain: JsonObject,
  isFinal: boolean,
): Experiment {
  const clause = `${operation}/implemented`;
  return {
    id: `${clause}#asked`,
    clause,
    draws: fc.constant<Json>({}),
    expects: { kind: 'open' },
    givesAnswers: false,
    alive: 1,
    // Nothing is made for it: a name that is missing will do.
    borrows: [],
    async act(_draw, stage) {
      await stage.call('probe', operation, {});
      if (!isFinal) await stage.call('probe', operation, stage.bind(plain));
    },
    judge: implemented,
  };
}
