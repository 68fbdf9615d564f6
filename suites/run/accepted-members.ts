import fc from 'fast-check';
import type { OperationSpec } from '../../specs/spec.ts';
import { contextOf } from '../families/index.ts';
import { borrowsOf } from '../lifecycle/context.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { makeOwn } from '../lifecycle/pair-experiment.ts';
import type { JsonObject } from '../model/json.ts';
import { HOLDS } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';
import type { RunOptions } from './options.ts';
import { perform } from './perform.ts';
import { type RunContext, stagesFor } from './stage.ts';

/**
 * Learns which optional members the endpoint takes an ordinary value of. The others are kept out of
 * requests about something else: an endpoint that wants a real key must not make the clauses on tags
 * inconclusive.
 *
 * @returns the members to leave out, and why a call without any of them is not accepted; null where it is
 */
export async function acceptedMembers(
  spec: OperationSpec,
  members: string[],
  { contract, resources, ordinary }: Pick<RunOptions, 'contract' | 'resources' | 'ordinary'>,
  context: RunContext,
): Promise<{ without: string[]; refusal: Phrase | null }> {
  const own = contextOf(spec, contract.service, resources, { without: [], ordinary });
  const { plain } = own;
  const asking: Experiment = {
    id: 'accepted members',
    clause: '',
    draws: fc.constant(null),
    expects: { kind: 'accepted' },
    givesAnswers: false,
    alive: 1,
    borrows: borrowsOf(own),
    async act(draw, stage) {
      await makeOwn(own, stage);
      await stage.call('probe', spec.name, stage.bind({ ...plain, ...(draw as JsonObject) }));
    },
    judge: () => HOLDS,
  };
  const stage = stagesFor(asking.id, context);
  const how = { world: context.world, stage, stopped: context.stopped, onSteps() {} };
  const refusal = async (more: JsonObject): Promise<Phrase | null> => {
    const here = await perform(asking, more, false, how);
    const step = here.trace.findLast(({ role }) => role === 'probe');
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
