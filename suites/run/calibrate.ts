import type { Stage } from '../cases/experiment.ts';
import { binder, PLAIN_COPY } from '../cases/names.ts';
import { readReply } from '../judge/read.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * Learns which optional members the endpoint takes an ordinary value of. The others are kept out of
 * requests about something else: an endpoint that wants a real KMS key must not make the clauses on
 * tags inconclusive.
 *
 * @returns the members to leave out, and whether a copy without any of them is accepted
 */
export async function calibrate(
  operation: string,
  members: string[],
  ordinary: Record<string, Json>,
  stage: () => Stage,
): Promise<{ without: string[]; copies: boolean }> {
  const accepted = async (more: JsonObject) => {
    const here = stage();
    await here.call('probe', operation, binder(here)({ ...PLAIN_COPY, ...more }));
    const step = here.trace[0];
    return step !== undefined && readReply(step.exchange).kind === 'success';
  };
  const copies = await accepted({});
  const without: string[] = [];
  for (const member of members) {
    const value = ordinary[member];
    if (value === undefined || !(await accepted({ [member]: value }))) without.push(member);
  }
  return { without, copies };
}
