import { readSpec } from './load.ts';
import type { Clause, Contract, Fault } from './spec.ts';

/** What a client of the service is held to, beside the schemas of the operations it calls. */
export interface ClientContract {
  service: Contract['service'];
  /** Every operation of the service, with or without specs here. */
  operationNames: string[];
  /** Faults that every operation may answer with, beside those that it declares. */
  commonFaults: Fault[];
  /** Clauses of the protocol on requests; none of them is a clause on an endpoint. */
  clauses: Clause[];
}

type WrittenClause = Omit<Clause, 'requirement'> & { text: string };

let cached: ClientContract | undefined;

/** Reads what requests are held to: once per process, the same object each time. */
export function loadClientContract(): ClientContract {
  cached ??= compile();
  return cached;
}

function compile(): ClientContract {
  const service = readSpec<Contract['service']>('memorydb/service.json');
  return {
    service,
    operationNames: readSpec<string[]>('memorydb/operation-names.json'),
    commonFaults: readSpec<Fault[]>('memorydb/common-faults.json'),
    clauses: [service.protocol, service.cbor.protocol].flatMap(clausesOf),
  };
}

function clausesOf(protocol: string): Clause[] {
  return readSpec<WrittenClause[]>(`protocols/${protocol}/client.json`).map(
    ({ id, text, ...rest }) => ({
      id: `${protocol}/${id}`,
      ...rest,
      requirement: { kind: 'text', text },
    }),
  );
}
