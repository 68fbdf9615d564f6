import type { Evidence } from '../spec.ts';
import { localName, type Model } from './ast.ts';
import type { OperationShape } from './operations.ts';
import { shapeOf } from './prelude.ts';

/** A fault that an operation declares, as `faults.json` holds it. */
export interface ImportedFault {
  name: string;
  status: number;
  /** The model's status, where it is another. awsJson does not bind it, so it proves nothing. */
  modelled?: number;
  evidence: Evidence;
  source: string;
}

/** The faults that an operation declares, in alphabetical order. */
export function faultsOf(
  model: Model,
  { name, errors }: OperationShape,
  { value, evidence, source }: { value: number; evidence: Evidence; source: string },
): ImportedFault[] {
  const faults = errors.map((id) => {
    const modelled = shapeOf(model, id).traits?.['smithy.api#httpError'];
    return {
      name: localName(id),
      status: value,
      ...(typeof modelled === 'number' && modelled !== value && { modelled }),
      evidence,
      source: source.replaceAll('{operation}', name),
    };
  });
  return faults.sort((a, b) => (a.name < b.name ? -1 : 1));
}
