import type { Stage } from '../lifecycle/experiment.ts';
import { binder, PLAIN_COPY } from '../lifecycle/names.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import { readReply, summary } from '../protocol/aws-json/read.ts';

/**
 * Learns which optional members the endpoint takes an ordinary value of. The others are kept out of
 * requests about something else: an endpoint that wants a real KMS key must not make the clauses on
 * tags inconclusive.
 *
 * @returns the members to leave out, and why a copy without any of them is not accepted; null where it is
 */
export async function calibrate(
  operation: string,
  members: string[],
  ordinary: Record<string, Json>,
  stage: () => Stage,
): Promise<{ without: string[]; refusal: Phrase | null }> {
  const refusal = async (more: JsonObject): Promise<Phrase | null> => {
    const here = stage();
    await here.call('probe', operation, binder(here)({ ...PLAIN_COPY, ...more }));
    const step = here.trace[0];
    if (!step) return here.blocked ?? { code: 'interrupted' };
    const reply = readReply(step.exchange);
    return reply.kind === 'success' ? null : { code: 'ordinary-rejected', reply: summary(reply) };
  };
  const first = await refusal({});
  const without: string[] = [];
  for (const member of members) {
    const value = ordinary[member];
    if (value === undefined || (await refusal({ [member]: value })) !== null) without.push(member);
  }
  return { without, refusal: first };
}
