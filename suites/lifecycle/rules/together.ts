import fc from 'fast-check';
import { helped } from '../../judge/helpers.ts';
import { differenceBeside } from '../../judge/paths.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { readReply } from '../../protocol/reply.ts';
import { askedAt, at, type Life, look, make, replyAt, thingIn, wholeName } from '../life.ts';
import type { Script } from '../scripted.ts';

const ONCE = fc.constant<Json>({});

/** One name belongs to one thing: in a row, and at once. */
export function oneNameScripts(life: Life): Script[] {
  const { create, resource } = life;
  if (!create) return [];
  const letters = 'Zq';
  return [
    {
      id: 'lifecycle/duplicate-unchanged#in-a-row',
      draws: ONCE,
      weight: 0.2,
      async act(_draw, stage) {
        const made = await make(life, stage, stage.bind);
        if (!made) return;
        await look(life, stage, made.name, 'before', 'before');
        await stage.call('probe', create.operation, made.input, 'again');
        await look(life, stage, made.name, 'after');
      },
      judge: (trace) => firstStays(life, trace),
    },
    {
      id: 'races/one-name#at-once',
      draws: fc.integer({ min: 2, max: 4 }).map((count): Json => ({ count })),
      weight: 0.6,
      async act({ count }, stage) {
        const input = stage.bind(create.input);
        const calls = Array.from({ length: Number(count) }, () =>
          stage.call('probe', create.operation, input, 'create'),
        );
        await Promise.all(calls);
      },
      judge: (trace) => oneWinner(life, trace),
    },
    ...(resource.identifier.letterCase === 'insensitive'
      ? [
          {
            id: 'lifecycle/lower-case#capital-letters',
            draws: ONCE,
            weight: 0.2,
            async act(_draw: JsonObject, stage: Parameters<Script['act']>[1]) {
              const name = `{new ${resource.kind}}${letters}`;
              const input = stage.bind({ ...create.input, [create.member]: name });
              const step = await stage.call('probe', create.operation, input, 'create');
              if (readReply(step.exchange).kind !== 'success') return;
              const asked = String(input[create.member]);
              const own = wholeName(resource, step, asked).toLowerCase();
              await look(life, stage, own, 'read');
              // As it was written it is found too.
              await look(life, stage, wholeName(resource, step, asked), 'written');
            },
            judge: (trace: Trace) => readsLower(life, trace),
          },
        ]
      : []),
  ];
}

function firstStays(life: Life, trace: Trace): Judgement {
  const first = helped(at(trace, 'create'));
  if (!first.ok) return first.judgement;
  const again = replyAt(trace, 'again');
  if (!again) return inconclusive({ code: 'interrupted' });
  const { exists = '' } = life.resource.faults;
  if (again.kind === 'success') {
    return broken({ code: 'fault', types: [exists] }, { code: 'reply', reply: summary(again) });
  }
  const name = askedAt(life, trace, 'create');
  const [before, after] = ['before', 'after'].map((label) => {
    const step = at(trace, label);
    return step && thingIn(life.resource, readReply(step.exchange), name);
  });
  if (!before) return inconclusive({ code: 'never-seen', what: 'success' });
  if (!after) return broken({ code: 'present', name }, { code: 'listed', name, times: 0 });
  const difference = differenceBeside(before, after, life.resource.varies ?? []);
  return difference ? broken({ code: 'unchanged' }, { code: 'changed', ...difference }) : HOLDS;
}

function oneWinner({ resource, spec }: Life, trace: Trace): Judgement {
  const replies = trace
    .filter((step) => step.label === 'create')
    .map((step) => readReply(step.exchange));
  const odd = replies.find((reply) => reply.kind !== 'success' && reply.kind !== 'fault');
  if (odd) {
    return inconclusive({ code: 'helper-failed', operation: spec.name, reply: summary(odd) });
  }
  const winners = replies.filter((reply) => reply.kind === 'success').length;
  if (winners === 1) return HOLDS;
  const first = replies.find((reply) => reply.kind === 'fault');
  if (winners === 0 && first) {
    return inconclusive({ code: 'ordinary-rejected', reply: summary(first) });
  }
  const types = [resource.faults.exists ?? ''];
  const answers = replies.map((reply) => (reply.kind === 'fault' ? reply.type : 'success'));
  return broken(
    { code: 'fault', types },
    {
      code: 'unexplained',
      calls: answers.map((answer) => ({ operation: spec.name, names: [], answer })),
    },
  );
}

function readsLower(life: Life, trace: Trace): Judgement {
  const made = helped(at(trace, 'create'));
  if (!made.ok) return made.judgement;
  const read = at(trace, 'read');
  const name = askedAt(life, trace, 'create').toLowerCase();
  const thing = read && thingIn(life.resource, readReply(read.exchange), name);
  if (!thing) return broken({ code: 'present', name }, { code: 'listed', name, times: 0 });
  const shown = thing[life.resource.identifier.at] ?? null;
  const written = at(trace, 'written');
  if (written && !thingIn(life.resource, readReply(written.exchange), name)) {
    const own = String(written.input?.[life.resource.identifier.member]);
    return broken({ code: 'present', name: own }, { code: 'listed', name: own, times: 0 });
  }
  return shown === name
    ? HOLDS
    : broken(
        { code: 'equal', value: name },
        { code: 'value', at: life.resource.identifier.at, value: shown },
      );
}
