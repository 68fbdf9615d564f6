import fc from 'fast-check';
import { sameName } from '../../arrange/things.ts';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import type { Stage } from '../experiment.ts';
import {
  askedAt,
  at,
  isThere,
  type Life,
  look,
  lookUntilGone,
  type Made,
  make,
  replyAt,
  thingIn,
} from '../life.ts';
import type { Script } from '../scripted.ts';
import { listPages, namesListed } from './pages.ts';

const ONCE = fc.constant<Json>({});

/** What was deleted is gone, its name is free, and nothing else has changed. */
export function deletedScripts(life: Life): Script[] {
  const { resource, spec } = life;
  const script = (
    tail: string,
    act: (stage: Stage, made: Made) => Promise<void>,
    judge: (trace: Trace) => Judgement,
    before: (stage: Stage) => Promise<void> = async () => {},
  ): Script => ({
    id: `lifecycle/${tail}#deleted`,
    draws: ONCE,
    weight: 0.2,
    alive: 2,
    async act(_draw, stage) {
      await before(stage);
      const made = await make(life, stage, stage.bind);
      if (!made || readReply(made.step.exchange).kind !== 'success') return;
      const input = stage.bind({
        ...(resource.calls[spec.name] as JsonObject),
        [resource.identifier.member]: made.name,
      });
      const step = await stage.call('probe', spec.name, input, 'delete');
      if (readReply(step.exchange).kind === 'success') await act(stage, made);
    },
    judge: (trace) => {
      for (const label of ['create', 'delete']) {
        const own = helped(at(trace, label));
        if (!own.ok) return own.judgement;
      }
      return judge(trace);
    },
  });
  return [
    script(
      'gone',
      async (stage, { name }) => {
        await stage.vanish(resource.kind, name);
        await lookUntilGone(life, stage, name, 'read');
      },
      (trace) => isGone(life, trace),
    ),
    script(
      'unlisted',
      async (stage, { name }) => {
        await stage.vanish(resource.kind, name);
        await stage.catchUp();
        await listPages(life, stage, 'list');
      },
      (trace) => isUnlisted(life, trace),
    ),
    script(
      'name-free-again',
      async (stage, { name, input }) => {
        await stage.vanish(resource.kind, name);
        await stage.call('twin', life.create?.operation ?? '', input, 'again');
      },
      (trace) => isFree(trace),
    ),
    script(
      'others-untouched',
      async (stage) => {
        const other = askedAt(life, stage.trace, 'other');
        await look(life, stage, other, 'after');
      },
      (trace) => othersUntouched(life, trace),
      async (stage) => {
        const other = await make(life, stage, stage.scope(), { label: 'other' });
        if (other) await look(life, stage, other.name, 'before', 'before');
      },
    ),
  ];
}

function isGone(life: Life, trace: Trace): Judgement {
  const read = replyAt(trace, 'read');
  if (!read) return inconclusive({ code: 'interrupted' });
  const name = askedAt(life, trace, 'create');
  if (read.kind === 'success') {
    return isThere(life.resource, thingIn(life.resource, read, name))
      ? broken({ code: 'absent', name }, { code: 'exists', name })
      : HOLDS;
  }
  if (read.kind === 'fault' && read.type === life.resource.faults.missing) return HOLDS;
  return inconclusive({ code: 'no-readback', reply: summary(read) });
}

function isUnlisted(life: Life, trace: Trace): Judgement {
  const list = namesListed(life, trace, 'list');
  if ('judgement' in list) return list.judgement;
  const name = askedAt(life, trace, 'create');
  const shown = trace
    .filter((step) => step.label === 'list')
    .map((step) => thingIn(life.resource, readReply(step.exchange), name))
    .find((own) => isThere(life.resource, own));
  return shown && list.names.some((own) => sameName(life.resource, own, name))
    ? broken({ code: 'absent', name }, { code: 'exists', name })
    : HOLDS;
}

function isFree(trace: Trace): Judgement {
  const again = replyAt(trace, 'again');
  if (!again) return inconclusive({ code: 'interrupted' });
  if (again.kind === 'success') return HOLDS;
  return broken({ code: 'accepted' }, { code: 'reply', reply: summary(again) });
}

function othersUntouched(life: Life, trace: Trace): Judgement {
  const { resource } = life;
  const name = askedAt(life, trace, 'other');
  const [before, after] = ['before', 'after'].map((label) => {
    const step = at(trace, label);
    return step && thingIn(resource, readReply(step.exchange), name);
  });
  if (!before) return inconclusive({ code: 'never-seen', what: 'success' });
  if (!after) {
    return broken({ code: 'present', name }, { code: 'listed', name, times: 0 });
  }
  const difference = differenceBeside(before, after, resource.varies ?? []);
  return difference ? broken({ code: 'unchanged' }, { code: 'changed', ...difference }) : HOLDS;
}
