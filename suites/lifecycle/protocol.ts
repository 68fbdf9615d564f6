import fc from 'fast-check';
import type { Contract } from '../../specs/spec.ts';
import type { Pair } from '../generate/pairs.ts';
import { accepted } from '../judge/accepted.ts';
import { rejected } from '../judge/rejected.ts';
import { uniqueIds } from '../judge/unique-ids.ts';
import type { Call } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { borrowedBy, borrowsOf, type CaseContext } from './context.ts';
import type { Experiment, Stage } from './experiment.ts';
import { makeOwn, readBack, rejection, succeeded } from './pair-experiment.ts';
import { ILL_FORMED, SPELLINGS, WELL_FORMED } from './spellings.ts';

/** Experiments on the protocol: the request is whole but for one part of its wrapping. */
export function protocolCases(context: CaseContext, service: Contract['service']): Experiment[] {
  const { spec } = context;
  const { 'unknown-operation': unknown, malformed, empty } = spec.rejections;
  const { targetPrefix: prefix, protocol, contentType } = service;
  const wrap = (tail: string, way: string, parts: fc.Arbitrary<Wrapping>, types: string[] | null) =>
    wrapping(context, `${protocol}/request/${tail}`, way, parts, types);
  const target = (values: fc.Arbitrary<string | null>) =>
    values.map((value) => ({ target: value }));
  const word = fc.string({
    unit: fc.constantFrom(...'abcXYZ'),
    minLength: 1,
    maxLength: 8,
  });
  return [
    wrap(
      'charset',
      'utf-8',
      fc.constantFrom(...charsets.map((c) => ({ contentType: contentType + c }))),
      null,
    ),
    wrap(
      'unknown-operation',
      'suffix',
      target(word.map((end) => `${prefix}.${spec.name}${end}`)),
      unknown,
    ),
    wrap(
      'target-prefix',
      'other-service',
      target(word.map((own) => `${own}.${spec.name}`)),
      unknown,
    ),
    wrap('target-missing', 'absent', target(fc.constant(null)), unknown),
    wrap(
      'malformed-json',
      'cut-off',
      fc.nat({ max: 40 }).map((cut) => ({ cut: cut + 1 })),
      malformed,
    ),
    wrap(
      'malformed-json',
      'not-json',
      bodies(['{', '}', '{]', 'a', '{"a":}', '<a/>', 'a=b&c=d', "{'a':1}"]),
      malformed,
    ),
    wrap('malformed-json', 'around', spellings(ILL_FORMED), malformed),
    wrap('json-forms', 'spelt', spellings(WELL_FORMED), null),
    ...otherLetters(context, service),
    wrap('non-object', 'scalar', bodies(['true', 'null', '0', '"a"']), malformed),
    wrap('non-object', 'array', bodies(['[]', '[{}]']), malformed),
    wrap('empty-body', 'empty', bodies(['']), empty),
    uniqueness(context, `${protocol}/response/request-id-unique`),
  ];
}

const charsets = ['; charset=utf-8', ';charset=UTF-8', '; charset="utf-8"'];

/**
 * What is changed about a whole request: parts of the call, a body cut off at the end, or a body
 * that is spelt in another way.
 */
type Wrapping = Partial<Call> & { cut?: number; spelt?: string };

const spellings = (ways: Record<string, unknown>): fc.Arbitrary<Wrapping> =>
  fc.constantFrom(...Object.keys(ways).map((spelt) => ({ spelt })));

/** A member of the service's own request, in other letters, is another member. */
function otherLetters(context: CaseContext, service: Contract['service']): Experiment[] {
  const { plain, spec } = context;
  const members = (spec.request.required ?? []).filter((own) => own !== own.toLowerCase());
  if (members.length === 0) return [];
  const clause = `${service.protocol}/request/member-case`;
  const pairs = fc.constantFrom(...members).map((member): Pair => {
    const { [member]: value = null, ...rest } = plain;
    return { twin: plain, probe: { ...rest, [member.toLowerCase()]: value } };
  });
  return [rejection(context, clause, 'lower-case', pairs, spec.rejections.required)];
}

const bodies = (values: string[]): fc.Arbitrary<Wrapping> =>
  fc.constantFrom(...values.map((body) => ({ body })));

function wrapping(
  context: CaseContext,
  clause: string,
  way: string,
  parts: fc.Arbitrary<Wrapping>,
  types: string[] | null,
): Experiment {
  const { plain, spec } = context;
  return {
    id: `${clause}#${way}`,
    clause,
    draws: parts as fc.Arbitrary<Json>,
    expects: types ? { kind: 'refused', types } : { kind: 'accepted' },
    givesAnswers: types !== null,
    alive: 1,
    borrows: borrowsOf(context),
    async act(draw, stage) {
      await makeOwn(context, stage);
      const { cut, spelt, ...change } = draw as Wrapping;
      const input = stage.bind(plain);
      const whole = JSON.stringify(input);
      if (cut !== undefined) change.body = whole.slice(0, Math.max(1, whole.length - cut));
      if (spelt !== undefined) change.body = SPELLINGS[spelt]?.(input) ?? whole;
      const raw =
        spelt !== undefined && types === null ? input : change.body === undefined ? input : null;
      await stage.raw('probe', spec.name, raw, { body: whole, ...change });
      if (types === null && succeeded(stage)) return;
      await readBack(context, stage, input);
      await stage.call('twin', spec.name, input);
    },
    judge: types ? (trace) => rejected(trace, types) : accepted,
  };
}

function uniqueness({ plain, spec }: CaseContext, clause: string): Experiment {
  return {
    id: `${clause}#three-in-a-row`,
    clause,
    draws: fc.constant<Json>({}),
    expects: { kind: 'accepted' },
    givesAnswers: false,
    alive: 3,
    borrows: borrowedBy(plain),
    async act(_draw, stage: Stage) {
      for (let i = 0; i < 3; i++) await stage.call('probe', spec.name, stage.scope()(plain));
    },
    judge: uniqueIds,
  };
}
