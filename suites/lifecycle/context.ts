import type { OperationSpec } from '../../specs/spec.ts';
import type { Domain } from '../generate/valid.ts';
import type { Json } from '../model/json.ts';

/** Documented: a resource has at most 50 tags, whatever a request may carry. */
export const TAG_QUOTA = 50;

/** What cases are made from. */
export interface CaseContext {
  spec: OperationSpec;
  domain: Domain;
  /** An ordinary value of each optional member, as a user would choose it. */
  ordinary: Record<string, Json>;
}
