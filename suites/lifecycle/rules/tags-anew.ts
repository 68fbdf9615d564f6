import type { JsonObject } from '../../model/json.ts';
import { readReply } from '../../protocol/aws-json/read.ts';
import { listIn } from '../../protocol/listed.ts';
import type { CaseContext } from '../context.ts';
import type { Experiment, Stage } from '../experiment.ts';

/**
 * What gives and takes tags meets a thing that all borrow: each draw begins with no tags on it, or
 * with those that the plainest call takes away, and goes on alone, so that no other draw changes them.
 */
export function tagsAnew(experiments: Experiment[], context: CaseContext): Experiment[] {
  const { spec, tagging } = context;
  if (spec.name !== tagging.add && spec.name !== tagging.remove) return experiments;
  return experiments.map((experiment) => ({
    ...experiment,
    exclusive: true,
    async act(draw, stage) {
      await begin(context, stage);
      await experiment.act(draw, stage);
    },
  }));
}

async function begin({ spec, tagging, resource }: CaseContext, stage: Stage): Promise<void> {
  const plain = stage.bind((resource.calls[tagging.add] ?? {}) as JsonObject);
  const arn = { [tagging.arn]: plain[tagging.arn] ?? null };
  const reply = readReply((await stage.call('arrange', tagging.list, arn)).exchange);
  const tags = reply.kind === 'success' ? listIn(reply.body, tagging.shown) : [];
  const keys = tags.map((tag) => String(tag['Key']));
  if (keys.length > 0)
    await stage.call('arrange', tagging.remove, { ...arn, [tagging.keys]: keys });
  if (spec.name === tagging.remove) await stage.call('arrange', tagging.add, plain);
}
