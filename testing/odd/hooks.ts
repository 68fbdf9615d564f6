import type { ArrangementHooks } from '../../suites/arrange/hooks.ts';
import type { Store } from './store.ts';

/** Ways into states that calls cannot reach, in the process of the server. */
export function hooksOf({ held }: Store): ArrangementHooks {
  const hook = (set: (on: boolean) => void) => {
    const way = (on: boolean) => async () => {
      set(on);
      return { ok: true } as const;
    };
    return { enter: way(true), leave: way(false) };
  };
  return {
    'no-service-linked-role': hook((on) => {
      held.role = on;
    }),
    'quota-exhausted': hook((on) => {
      held.quota = on;
    }),
    'snapshot-creating': hook((on) => {
      held.creatingSince = on ? performance.now() : null;
    }),
  };
}
