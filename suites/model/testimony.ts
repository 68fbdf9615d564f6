import type { Json } from './json.ts';

/** A place that the judge and another reader of the same bytes read otherwise. */
export interface Disagreement {
  operation: string;
  /** Path of the member; `fault` and `status` for answers that are faults. */
  at: string;
  judge: Json;
  sdk: Json;
}

/** What another reader made of the exchanges of a run. */
export interface Testimony {
  exchanges: number;
  disagreements: Disagreement[];
}
