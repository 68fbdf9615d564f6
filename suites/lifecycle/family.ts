import type { Contract, OperationSpec } from '../../specs/spec.ts';
import type { CaseContext } from './context.ts';
import type { Experiment } from './experiment.ts';
import type { FamilyJudges } from './observers.ts';

/** What the operations of some kinds are tested on beyond what a description can say. */
export interface Family {
  name: string;
  /** The operations that it adds to. */
  operations: string[];
  /** The context of an operation, with what the family knows of its requests. */
  refine(context: CaseContext): CaseContext;
  experiments(context: CaseContext, service: Contract['service']): Experiment[];
  judges(spec: OperationSpec): FamilyJudges;
  /** The optional member that a clause of the family is about, by the clause's id below its operation. */
  gate(tail: string): string | undefined;
}
