import fc from 'fast-check';
import type { Contract } from '../../../specs/spec.ts';
import { accepted } from '../../judge/accepted.ts';
import { sameAnswer, sameRead } from '../../judge/agreement.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { encodeCbor } from '../../protocol/encode.ts';
import { borrowsOf, type CaseContext, isFinal, waitedFor } from '../context.ts';
import type { Experiment } from '../experiment.ts';
import { makeOwn, readBack, recognition, succeeded } from '../pair-experiment.ts';

/**
 * Experiments on one operation through both protocols: its plainest call is accepted, what is
 * refused is refused alike, and what is read is the same.
 */
export function agreementCases(context: CaseContext, service: Contract['service']): Experiment[] {
  const { spec, plain, resource } = context;
  const known = recognition(context);
  const base = {
    draws: fc.constant<Json>({}),
    givesAnswers: true,
    alive: 2,
    borrows: borrowsOf(context),
    waitsFor: waitedFor(context, borrowsOf(context)),
    // One draw tells all: there is nothing to draw.
    weight: 0,
  } as const;
  const of = (tail: string) => {
    const clause = `${service.cbor.protocol}/agreement/${tail}`;
    return { ...base, id: `${clause}#${spec.name}`, clause };
  };
  const cbor = (operation: string, input: JsonObject) => encodeCbor(service, operation, input);
  const cases: Experiment[] = [];
  if (!isFinal(context)) {
    cases.push({
      ...of('accepted'),
      expects: { kind: 'accepted' },
      async act(_draw, stage) {
        await makeOwn(context, stage);
        const input = stage.bind(plain);
        await stage.raw('probe', spec.name, input, cbor(spec.name, input));
        if (succeeded(stage)) return;
        await readBack(context, stage, input);
        await stage.call('twin', spec.name, stage.bind(plain));
      },
      judge: accepted,
    });
  }
  if (known) {
    const taken = known.name.startsWith('{taken') ? [`taken ${known.kind}`] : [];
    cases.push({
      ...of('refused'),
      borrows: [...base.borrows, ...taken],
      expects: { kind: 'refused', types: [known.fault] },
      async act(_draw, stage) {
        const input = stage.bind({ ...plain, [known.member]: known.name });
        await stage.raw('probe', spec.name, input, cbor(spec.name, input));
        await stage.call('twin', spec.name, input);
      },
      judge: sameAnswer,
    });
  }
  const { read } = resource.operations;
  const borrows = base.borrows.includes(resource.kind);
  if (!borrows && spec.name !== read) return cases;
  cases.push({
    ...of('read'),
    expects: { kind: 'accepted' },
    async act(_draw, stage) {
      const name = borrows ? { [resource.identifier.member]: stage.nameOf(resource.kind) } : {};
      await stage.call('before', read, name);
      await stage.raw('probe', read, name, cbor(read, name));
      await stage.call('after', read, name);
    },
    judge: sameRead,
  });
  return cases;
}
