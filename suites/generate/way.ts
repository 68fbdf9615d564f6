import type fc from 'fast-check';
import type { Json } from '../model/json.ts';

/** One named way to keep, or to break, a keyword: values for one place of a request. */
export interface Way {
  /** Kebab-case, unique within its clause; part of an experiment's id. */
  name: string;
  values: fc.Arbitrary<Json>;
}
