import { localName, type Model, type Reference, type Shape, UNIT } from './ast.ts';
import { shapeOf } from './prelude.ts';

/** An operation of a service, its shapes by id. */
export interface OperationShape {
  name: string;
  input: string;
  output: string;
  errors: string[];
  shape: Shape;
}

/**
 * The service of a model with its operations, in alphabetical order: its own and those of its resources.
 *
 * @throws Error when the model has no service, or several.
 */
export function serviceOf(model: Model): {
  id: string;
  shape: Shape;
  operations: OperationShape[];
} {
  const services = Object.entries(model.shapes).filter(([, { type }]) => type === 'service');
  const [service] = services;
  if (!service || services.length > 1) {
    throw new Error(`a model has one service, not ${services.length}`);
  }
  const [id, shape] = service;
  const common = shape.errors ?? [];
  const ids = [...new Set(bound(model, shape).map(({ target }) => target))];
  const operations = ids.map((own) => operation(model, own, common));
  return { id, shape, operations: operations.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Resources bind operations too, and resources of their own (Smithy 2.0, Service types). */
function bound(model: Model, shape: Shape): Reference[] {
  const { create, put, read, update, list } = shape;
  const single = [create, put, read, update, shape.delete, list].filter((one) => one !== undefined);
  const nested = (shape.resources ?? []).flatMap(({ target }) =>
    bound(model, shapeOf(model, target)),
  );
  return [...(shape.operations ?? []), ...(shape.collectionOperations ?? []), ...single, ...nested];
}

function operation(model: Model, id: string, common: Reference[]): OperationShape {
  const shape = shapeOf(model, id);
  const errors = [...common, ...(shape.errors ?? [])].map(({ target }) => target);
  return {
    name: localName(id),
    input: shape.input?.target ?? UNIT,
    output: shape.output?.target ?? UNIT,
    errors: [...new Set(errors)],
    shape,
  };
}
