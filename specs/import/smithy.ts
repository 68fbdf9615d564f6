import type { Paginated, Schema } from '../spec.ts';
import { localName, type Model } from './ast.ts';
import { factsOf } from './facts.ts';
import { faultsOf, type ImportedFault } from './faults.ts';
import { flatten } from './flatten.ts';
import { structureSchema, type Writing } from './members.ts';
import { serviceOf } from './operations.ts';
import type { Overlay } from './overlay.ts';
import { paginatedOf } from './paginated.ts';
import { shapeOf } from './prelude.ts';
import { reachable } from './reach.ts';

/** What a model says of a service, as schemas that refer to each other by the paths of their files. */
export interface Imported {
  operations: Record<string, ImportedOperation>;
  /** By local name. */
  shapes: Record<string, Schema>;
}

export interface ImportedOperation {
  request: Schema;
  response: Schema;
  faults: ImportedFault[];
  paginated?: Paginated;
}

/** Nothing beyond the model; faults have the status that awsJson gives them. */
export const NO_OVERLAY: Overlay = {
  facts: [],
  faults: [],
  status: {
    value: 400,
    evidence: 'protocol',
    source: 'Smithy AWS JSON 1.1, Operation error serialization',
    unsettled: {
      level: 'SHOULD',
      evidence: 'protocol',
      source: 'Smithy AWS JSON 1.1, Operation error serialization',
    },
  },
  clauses: [],
  rejections: [],
  paginated: {},
};

/**
 * Reads a Smithy 2.0 model of an awsJson service, as its JSON AST.
 *
 * @param model - with everything that it refers to, but for Smithy's prelude
 * @param overlay - what is known beyond it
 * @throws Error when the model refers to a shape that is not there, or the overlay speaks of one.
 */
export function importModel(model: Model, overlay: Overlay = NO_OVERLAY): Imported {
  const flat = flatten(model);
  const { operations } = serviceOf(flat);
  const inputs = operations.map(({ input }) => input);
  const outputs = operations.map(({ output }) => output);
  const facts = factsOf(overlay.facts);
  const writing: Writing = { model: flat, facts, requested: reachable(flat, inputs) };
  const imported: Imported = { operations: {}, shapes: {} };
  for (const operation of operations) {
    const side = (id: string) => structureSchema(writing, id, '../../shapes/');
    const paginated = overlay.paginated[operation.name] ?? paginatedOf(flat, operation);
    imported.operations[operation.name] = {
      request: side(operation.input),
      response: side(operation.output),
      faults: faultsOf(flat, operation, overlay.status),
      ...(paginated && { paginated }),
    };
  }
  const ends = new Set([...inputs, ...outputs]);
  for (const id of [...reachable(flat, [...ends])].sort()) {
    const held = ['structure', 'union'].includes(shapeOf(flat, id).type);
    if (held && !(ends.has(id) && !refersTo(writing, ends, id))) {
      imported.shapes[localName(id)] = structureSchema(writing, id, '');
    }
  }
  const lost = facts.unused();
  if (lost.length > 0)
    throw new Error(`the overlay speaks of ${lost.join(', ')}: not in the model`);
  return imported;
}

/** Whether a structure is held by another one, and not only the input or output of operations. */
function refersTo({ model }: Writing, ends: Set<string>, id: string): boolean {
  const members = [...ends].flatMap((end) =>
    Object.values(shapeOf(model, end).members ?? {}).map(({ target }) => target),
  );
  return reachable(model, members).has(id);
}
