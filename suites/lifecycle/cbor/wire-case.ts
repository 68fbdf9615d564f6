import fc from 'fast-check';
import type { Contract } from '../../../specs/spec.ts';
import type { Resources } from '../../arrange/things.ts';
import type { Call, Wire } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { encodeCbor, onWire } from '../../protocol/encode.ts';
import { AS_CLIENTS, PLAIN, type Spelling } from '../../protocol/rpc-v2-cbor/spelling.ts';
import type { Experiment, Stage } from '../experiment.ts';

/** What cases on the wrapping of RPC v2 CBOR are made from: calls that change nothing. */
export interface WireContext {
  service: Contract['service'];
  resources: Resources;
}

/** A call that is sent twice: once as the clause has it, once as every endpoint takes it. */
export interface Subject {
  operation: string;
  input: JsonObject;
}

/** One case: what is drawn, of what call, and how the draw changes how it goes out. */
export interface WireCase<Draw extends Json> {
  /** Below the protocol, e.g. `reading/definite`. */
  clause: string;
  way: string;
  subject: (stage: Stage) => Subject;
  draws: fc.Arbitrary<Draw>;
  /** The probe on the wire. */
  probe(draw: Draw, whole: Wire, subject: Subject): Wire;
  /** How the twin is spelled; plainly unless told. */
  twin?: Spelling;
  judge(trace: Trace): Judgement;
}

/** Makes an experiment of a case. */
export function wireCase<Draw extends Json>(
  { service }: WireContext,
  { clause, way, subject, draws, probe, twin = PLAIN, judge }: WireCase<Draw>,
): Experiment {
  const id = `${service.cbor.protocol}/${clause}`;
  return {
    id: `${id}#${way}`,
    clause: id,
    draws: draws as fc.Arbitrary<Json>,
    expects: { kind: 'open' },
    givesAnswers: false,
    alive: 0,
    borrows: [],
    async act(draw, stage) {
      const own = subject(stage);
      const { operation, input } = own;
      const whole = wireOf(encodeCbor(service, operation, input));
      await stage.raw(
        'probe',
        operation,
        input,
        onWire(operation, probe(draw as Draw, whole, own)),
      );
      await stage.raw(
        'twin',
        operation,
        input,
        encodeCbor(service, operation, input, { spelling: twin }),
      );
    },
    judge,
  };
}

/** The service's harmless call. */
export const harmless =
  ({ service }: WireContext) =>
  (): Subject =>
    service.harmless as Subject;

/** A read of a name that nothing has: that it is missing shows that the name was read. */
export const missing =
  ({ service, resources }: WireContext) =>
  (stage: Stage): Subject => {
    const { operation, member } = service.cbor.probes.text;
    const kind = Object.values(resources).find(
      ({ operations }) => operations.read === operation,
    )?.kind;
    return { operation, input: stage.bind({ [member]: `{no ${kind}}` }) };
  };

/** A call with a list of texts. */
export const listing =
  ({ service, resources }: WireContext) =>
  (stage: Stage): Subject => {
    const { operation, member } = service.cbor.probes.texts;
    const [name] = Object.values(missing({ service, resources })(stage).input);
    return { operation, input: { [member]: [name ?? null] } };
  };

/** A call with a point in time. */
export const timed =
  ({ service }: WireContext, seconds: number) =>
  (): Subject => {
    const { operation, member } = service.cbor.probes.time;
    return { operation, input: { [member]: seconds } };
  };

/** A spelling that differs from the plain one in what is drawn. */
export function spelled(
  { service }: WireContext,
  draw: Partial<Spelling>,
  { operation, input }: Subject,
): Wire {
  return wireOf(encodeCbor(service, operation, input, { spelling: { ...PLAIN, ...draw } }));
}

/** The spelling that AWS's own clients use. */
export const CLIENTS: Spelling = AS_CLIENTS;

/** A wire with another header, or without one. */
export function withHeader(wire: Wire, name: string, value: string | null): Wire {
  const others = wire.headers.filter(([own]) => own.toLowerCase() !== name.toLowerCase());
  return { ...wire, headers: value === null ? others : [...others, [name, value]] };
}

/** Letters that no name of the service ends in. */
export const word = fc.string({ unit: fc.constantFrom(...'abcXYZ'), minLength: 1, maxLength: 8 });

function wireOf({ wire }: Call): Wire {
  if (!wire) throw new Error('a call of RPC v2 CBOR has bytes of its own');
  return wire;
}
