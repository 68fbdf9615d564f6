import type { FailureCode } from '../model/exchange.ts';
import type { Reply } from '../model/reply.ts';
import type { Client } from './client.ts';
import type { Patience } from './patience.ts';

/** So often a call is made at most that the server stumbles over; one without an answer, twice. */
const TRIES = 3;
const TRIES_IN_SILENCE = 2;

/** Whoever refuses connections does so again, and lost ones were tried again already. */
const SILENT: readonly FailureCode[] = ['headers-timeout', 'body-timeout', 'truncated'];

/**
 * A client that calls again where the answer is an accident: an error of the server's own, or
 * silence. Nothing is judged by these calls, and one accident among them must not end a run.
 *
 * @param onAccident - told of each: what was called may have taken effect all the same
 */
export function persistent(
  client: Client,
  { sleep, firstPauseMs }: Pick<Patience, 'sleep' | 'firstPauseMs'>,
  onAccident: () => void = () => {},
): Client {
  return async (operation, input) => {
    for (let tries = 1; ; tries++) {
      const reply = await client(operation, input);
      const most = triesAfter(reply);
      if (most > 1) onAccident();
      if (tries >= most) return reply;
      await sleep(firstPauseMs);
    }
  };
}

function triesAfter(reply: Reply): number {
  if (reply.kind === 'success') return 1;
  if (reply.kind === 'failure') return SILENT.includes(reply.failure.code) ? TRIES_IN_SILENCE : 1;
  return reply.status >= 500 ? TRIES : 1;
}
