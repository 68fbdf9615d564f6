import fc from 'fast-check';
import { implemented } from '../judge/implemented.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Experiment } from './experiment.ts';

/**
 * An empty call and a whole one: asked first, since nothing else can be without the operation.
 *
 * @param plain - the plainest valid call
 */
export function implementedCase(operation: string, plain: JsonObject): Experiment {
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
      await stage.call('probe', operation, stage.bind(plain));
    },
    judge: implemented,
  };
}
