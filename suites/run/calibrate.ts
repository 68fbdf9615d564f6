import type { Stage } from '../cases/experiment.ts';
import { binder, PLAIN_COPY } from '../cases/names.ts';
import { readReply } from '../judge/read.ts';
import type { Json } from '../model/json.ts';

/**
 * Learns which optional members the endpoint takes an ordinary value of. The others are kept out of
 * requests about something else: an endpoint that wants a real KMS key must not make the clauses on
 * tags inconclusive.
 *
 * @returns the members to leave out
 */
export async function calibrate(
  operation: string,
  members: string[],
  ordinary: Record<string, Json>,
  stage: () => Stage,
): Promise<string[]> {
  const without: string[] = [];
  for (const member of members) {
    const value = ordinary[member];
    if (value === undefined) {
      without.push(member);
      continue;
    }
    const here = stage();
    await here.call('probe', operation, binder(here)({ ...PLAIN_COPY, [member]: value }));
    const step = here.trace[0];
    if (!step || readReply(step.exchange).kind !== 'success') without.push(member);
  }
  return without;
}
