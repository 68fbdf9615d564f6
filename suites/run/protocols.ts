import type { Contract } from '../../specs/spec.ts';
import { isSpoken, SPOKEN } from '../lifecycle/cbor/spoken.ts';
import type { Transport } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { encodeCbor } from '../protocol/encode.ts';
import type { RunOptions } from './options.ts';
import { PREFLIGHT } from './preflight.ts';

/** The protocols that a run is about: one of them, both, or those that the endpoint speaks. */
export type ProtocolChoice = 'json' | 'cbor' | 'both' | 'spoken';

/** True for a clause of a protocol, whichever it is: it is tested on one operation. */
export function isOfProtocol(id: string, { protocol, cbor }: Contract['service']): boolean {
  if (id.startsWith(`${cbor.protocol}/agreement/`)) return false;
  return id.startsWith(`${protocol}/`) || id.startsWith(`${cbor.protocol}/`);
}

/** True for a clause that every operation's answers and calls tell of. */
export function isShared(id: string, { protocol, cbor }: Contract['service']): boolean {
  return id.startsWith(`${protocol}/`) || id.startsWith(`${cbor.protocol}/`);
}

/**
 * Settles which protocol has the depth of a run and whether the other one is tested, by asking once
 * for what changes nothing. An endpoint that speaks JSON alone conforms to it: of the other protocol
 * one clause is left, a SHOULD unless the protocol was asked for.
 *
 * @param jsonSpoken - the same question was answered in JSON
 */
export async function withProtocols(
  options: RunOptions,
  transport: Pick<Transport, 'send'>,
  jsonSpoken: boolean,
): Promise<RunOptions> {
  const { contract, protocols = 'spoken' } = options;
  const { service } = contract;
  const { protocol } = service.cbor;
  const without = (gone: (id: string) => boolean) =>
    new Set([...options.selected].filter((id) => !gone(id)));
  const isCbor = (id: string) => id.startsWith(`${protocol}/`);
  if (protocols === 'json') return { ...options, selected: without(isCbor) };
  const { operation, input } = service.harmless;
  const exchange = await transport.send({
    ...encodeCbor(service, operation, input as JsonObject),
    origin: { of: `${PREFLIGHT} ${protocol}`, n: 1 },
  });
  const { outcome } = exchange;
  // A recording from before the protocol was known says nothing of it.
  if (outcome.kind === 'failure' && outcome.failure.code === 'not-recorded') {
    return { ...options, selected: without(isCbor) };
  }
  const spoken = isSpoken(exchange);
  const strict = protocols === 'spoken' ? options : demanding(options, `${protocol}/${SPOKEN}`);
  if (!spoken) {
    const alone = protocols === 'cbor';
    const isLeft = (id: string) => id === `${protocol}/${SPOKEN}`;
    return { ...strict, selected: without((id) => (alone || isCbor(id)) && !isLeft(id)) };
  }
  // Where nobody asks for the second protocol, it is only asked whether it is spoken.
  if (protocols === 'spoken' && jsonSpoken) {
    return { ...strict, selected: without((id) => isCbor(id) && id !== `${protocol}/${SPOKEN}`) };
  }
  if (protocols !== 'cbor' && (jsonSpoken || protocols === 'both')) return strict;
  const isJson = (id: string) => id.startsWith(`${service.protocol}/`);
  const agrees = (id: string) => id.startsWith(`${protocol}/agreement/`);
  return {
    ...strict,
    contract: { ...strict.contract, service: { ...service, protocol } },
    selected: without((id) => isJson(id) || agrees(id)),
  };
}

/** The same run with a clause that must hold. */
function demanding(options: RunOptions, clause: string): RunOptions {
  const changed = Object.fromEntries(
    options.operations.flatMap((name) => {
      const spec = options.contract.operations[name];
      if (!spec) return [];
      const clauses = spec.clauses.map((own) =>
        own.id === clause ? ({ ...own, level: 'MUST' } as const) : own,
      );
      return [[name, { value: { ...spec, clauses }, enumerable: true }]];
    }),
  );
  // All others are still made when they are first asked for.
  const operations: Contract['operations'] = Object.create(options.contract.operations, changed);
  return { ...options, contract: { ...options.contract, operations } };
}
