import fc from 'fast-check';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import { borrowedBy, type CaseContext, waitedFor } from '../context.ts';
import type { Experiment } from '../experiment.ts';
import { askedAt, at, type Life, lifeOf, look, make, thingIn } from '../life.ts';
import { patched, waysOf } from './faults.ts';

/** At most so many refusals are tried of each change. */
const MOST_WAYS = 4;

/** A change that is refused for one part of it has changed nothing of the rest. */
export function refusedChanges(context: CaseContext): Experiment[] {
  const { spec, resource, resources, tagging } = context;
  const life = lifeOf(spec, resource, resources, tagging);
  const { member } = resource.identifier;
  const clause = `${spec.name}/effects/unchanged-after-rejection`;
  const ways = waysOf(context).filter(
    ({ input, hook, before, recognised, twinFirst, irreversible }) =>
      !hook && !before && !recognised && !twinFirst && !irreversible && !(member in input),
  );
  const changes = (resource.changes ?? []).filter(({ operation }) => operation === spec.name);
  return changes.flatMap(({ input }, index) =>
    ways.slice(0, MOST_WAYS).map(({ way, input: wrong }): Experiment => {
      const draw = patched({ ...(input as JsonObject) }, wrong);
      const borrows = [...new Set([...borrowedBy(life.create?.input ?? {}), ...borrowedBy(draw)])];
      return {
        id: `${clause}#${index}-${way}`,
        clause,
        draws: fc.constant<Json>(draw),
        expects: { kind: 'open' },
        givesAnswers: false,
        weight: 0.2,
        alive: 1,
        borrows,
        waitsFor: waitedFor(context, borrows),
        async act(sent, stage) {
          const made = await make(life, stage, stage.bind);
          if (!made || readReply(made.step.exchange).kind !== 'success') return;
          await look(life, stage, made.name, 'before', 'before');
          const own = { ...stage.bind(sent as JsonObject), [member]: made.name };
          const step = await stage.call('probe', spec.name, own, 'refused');
          if (readReply(step.exchange).kind !== 'fault') return;
          await stage.settle(made.name, resource.kind);
          await look(life, stage, made.name, 'after');
        },
        judge: (trace) => unchanged(life, trace),
      };
    }),
  );
}

function unchanged(life: Life, trace: Trace): Judgement {
  const made = helped(at(trace, 'create'));
  if (!made.ok) return made.judgement;
  const refused = at(trace, 'refused');
  if (!refused) return inconclusive({ code: 'interrupted' });
  if (refused.exchange.mayHaveRepeated) return inconclusive({ code: 'repeated-request' });
  const name = askedAt(life, trace, 'create');
  const [before, after] = ['before', 'after'].map((label) => {
    const step = at(trace, label);
    return step && thingIn(life.resource, readReply(step.exchange), name);
  });
  if (!before || !after) return inconclusive({ code: 'never-seen', what: 'fault' });
  const difference = differenceBeside(before, after, life.resource.varies ?? []);
  return difference ? broken({ code: 'unchanged' }, { code: 'changed', ...difference }) : HOLDS;
}
