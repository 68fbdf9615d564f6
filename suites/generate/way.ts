import type fc from 'fast-check';
import type { Json } from '../model/json.ts';

/**
 * One named way to keep, or to break, a keyword: values for one place of a request.
 *
 * Ways are listed without a draw. One is listed where a plain value was found that goes this way, so
 * that `values` always has something to draw.
 */
export interface Way {
  /** Kebab-case, unique within its clause; part of an experiment's id. */
  name: string;
  values: fc.Arbitrary<Json>;
}
