import fc from 'fast-check';
import { notServed, notServerFault, sameAnswer } from '../../judge/agreement.ts';
import { replyTo } from '../../judge/steps.ts';
import type { Wire } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { summary } from '../../protocol/aws-json/read.ts';
import { fromHex } from '../../protocol/rpc-v2-cbor/flaws.ts';
import type { Experiment } from '../experiment.ts';
import { harmless, type WireContext, wireCase, withHeader, word } from './wire-case.ts';

/** Experiments on which requests are claimed, and by what. */
export function routingCases(context: WireContext): Experiment[] {
  const { service } = context;
  const { namespace } = service.cbor;
  const own = service.targetPrefix;
  const of = <Draw extends Json>(
    clause: string,
    way: string,
    judge: typeof sameAnswer,
    draws: fc.Arbitrary<Draw>,
    probe: (draw: Draw, whole: Wire) => Wire,
  ) =>
    wireCase(context, {
      clause: `routing/${clause}`,
      way,
      subject: harmless(context),
      draws,
      probe,
      judge,
    });
  const once = fc.constant<Json>({});
  const moved =
    (change: (path: string, draw: string) => string) => (draw: string, whole: Wire) => ({
      ...whole,
      path: change(whole.path, draw),
    });
  const set = (name: string) => (value: string | null, whole: Wire) =>
    withHeader(whole, name, value);
  const target = `${own}.${service.harmless.operation}`;
  const absolute = fc.constantFrom(`${namespace}.`, `${namespace}%23`);
  return [
    wireCase(context, {
      clause: 'routing/path',
      way: 'shape-names',
      subject: () => ({ operation: service.cbor.probes.time.operation, input: {} }),
      draws: once,
      probe: (_, whole) => whole,
      judge: (trace) => ownMembers(trace, service),
    }),
    of(
      'path-prefix',
      'prefixed',
      sameAnswer,
      fc.constantFrom('/a', '/v1/x'),
      moved((path, start) => start + path),
    ),
    of('absolute-service', 'absolute', sameAnswer, once, (_, whole) => ({
      ...whole,
      path: whole.path.replace(`/${own}/`, `/${namespace}.${own}/`),
    })),
    of(
      'absolute-operation',
      'absolute',
      notServed,
      absolute,
      moved((path, start) => path.replace(/\/([^/]*)$/, (_, operation) => `/${start}${operation}`)),
    ),
    of(
      'unknown-operation',
      'suffix',
      notServed,
      word,
      moved((path, end) => path + end),
    ),
    of(
      'unknown-service',
      'other-service',
      notServed,
      word,
      moved((path, end) => path.replace(`/${own}/`, `/${own}${end}/`)),
    ),
    of(
      'method',
      'other',
      notServed,
      fc.constantFrom('PUT', 'PATCH', 'DELETE'),
      (method, whole) => ({ ...whole, method }),
    ),
    of('protocol-missing', 'absent', notServed, fc.constant(null), set('Smithy-Protocol')),
    of(
      'protocol-other',
      'other',
      notServed,
      fc.constantFrom('rpc-v2-json', 'rpc-v1-cbor', 'x'),
      set('Smithy-Protocol'),
    ),
    of('x-amz-target', 'both', notServed, fc.constant(target), set('X-Amz-Target')),
    of('x-amzn-target', 'both', notServed, fc.constant(target), set('X-Amzn-Target')),
    of(
      'content-type',
      'other',
      notServed,
      fc.constantFrom('application/json', 'text/plain', 'application/x-amz-json-1.1'),
      set('Content-Type'),
    ),
    of(
      'no-server-fault',
      'unknown-operation',
      notServerFault,
      word,
      moved((path, end) => path + end),
    ),
    of(
      'no-server-fault',
      'no-cbor',
      notServerFault,
      fc.constantFrom('ff', '1c', 'a1', '7b7d', ''),
      (hex, whole) => ({
        ...whole,
        body: fromHex(hex),
      }),
    ),
  ];
}

/** The answer is that of the operation that the path names: it has members of its output alone. */
function ownMembers(trace: Trace, { cbor }: WireContext['service']): Judgement {
  const reply = replyTo(trace, 'probe');
  if (!reply) return inconclusive({ code: 'interrupted' });
  const known = cbor.shapes(cbor.probes.time.operation)?.response.properties ?? {};
  const isOwn =
    reply.kind === 'success' &&
    Object.entries(reply.body).every(([name, value]) => value === null || name in known);
  if (isOwn) return HOLDS;
  return broken({ code: 'as-required' }, { code: 'reply', reply: summary(reply) });
}
