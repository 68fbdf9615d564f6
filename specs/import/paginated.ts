import type { Paginated } from '../spec.ts';
import type { Model } from './ast.ts';
import type { OperationShape } from './operations.ts';
import { serviceOf } from './operations.ts';

interface Trait {
  inputToken?: string;
  outputToken?: string;
  items?: string;
  pageSize?: string;
}

/** How an operation is paged; what its trait leaves out stands in the service's (Smithy 2.0, paginated). */
export function paginatedOf(model: Model, { shape }: OperationShape): Paginated | undefined {
  const own = shape.traits?.['smithy.api#paginated'] as Trait | undefined;
  if (!own) return undefined;
  const common = (serviceOf(model).shape.traits?.['smithy.api#paginated'] ?? {}) as Trait;
  const { inputToken, outputToken, items, pageSize } = { ...common, ...own };
  // A page of an answer that names no list cannot be counted: such a trait says nothing to us.
  if (!inputToken || !outputToken || !items) return undefined;
  return {
    input: inputToken,
    output: outputToken,
    items,
    ...(pageSize && { size: pageSize }),
    evidence: 'modelled',
    source: 'service model, trait paginated',
  };
}
