import { readSpec } from './data.ts';
import type { Overlay } from './import/overlay.ts';
import { indexFacts } from './known.ts';
import { compileOperation, type Shared } from './operation.ts';
import type { Clause, Contract, OperationSpec } from './spec.ts';

export { readSpec } from './data.ts';

const FOLDER = 'memorydb';

let cached: Contract | undefined;

/**
 * Reads the contract: once per process, the same object each time. An operation is read when it is
 * first asked for, so that a run of one does not pay for all.
 *
 * @throws Error when the package is incomplete or a `$ref` leads nowhere.
 */
export function loadContract(): Contract {
  cached ??= compile();
  return cached;
}

/** Every clause of the contract, once: operations share those of the protocol. */
export function everyClause(): Clause[] {
  const all = Object.values(loadContract().operations).flatMap(({ clauses }) => clauses);
  return [...new Map(all.map((clause) => [clause.id, clause])).values()];
}

function compile(): Contract {
  const service = readSpec<Contract['service']>(`${FOLDER}/service.json`);
  const protocol = `protocols/${service.protocol}`;
  const overlay = readSpec<Overlay>(`${FOLDER}/overlay.json`);
  const shared: Shared = {
    folder: FOLDER,
    protocol: service.protocol,
    overlay,
    facts: indexFacts(overlay),
    protocolNotes: readSpec(`${protocol}/derived.json`),
    protocolClauses: readSpec(`${protocol}/clauses.json`),
    cbor: {
      protocol: service.cbor.protocol,
      clauses: readSpec(`protocols/${service.cbor.protocol}/clauses.json`),
    },
    rejections: readSpec(`${protocol}/rejections.json`),
    paginated: readSpec(`${FOLDER}/paginated.json`),
    tagging: service.tagging,
  };
  const names = readSpec<string[]>(`${FOLDER}/operation-names.json`);
  const operations = lazily(names, (name) => compileOperation(name, shared));
  const shapes = (name: string) => (Object.hasOwn(operations, name) ? operations[name] : undefined);
  return { service: { ...service, cbor: { ...service.cbor, shapes } }, operations };
}

/** A record whose values are made when they are first asked for, each once. */
function lazily(
  names: string[],
  make: (name: string) => OperationSpec,
): Record<string, OperationSpec> {
  const record: Record<string, OperationSpec> = {};
  for (const name of names) {
    let made: OperationSpec | undefined;
    Object.defineProperty(record, name, {
      enumerable: true,
      get: () => {
        made ??= make(name);
        return made;
      },
    });
  }
  return record;
}
