import type { RunHeader } from '../suites/model/run-record.ts';
import { counted } from './counted.ts';

/** What a run tested: the operation, or how many there were. */
export function subject({ operations }: Pick<RunHeader, 'operations'>): string {
  const [only] = operations;
  return operations.length === 1 && only !== undefined
    ? only
    : counted(operations.length, 'operation');
}
