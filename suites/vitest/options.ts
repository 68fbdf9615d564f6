import type { Arrangement } from '../arrange/hooks.ts';
import type { Config } from '../harness/define-config.ts';

/** A way into a state, as a function of the test's own. */
export type Way = () => unknown | Promise<unknown>;

/** What `conformance` is told: the settings of the command line's configuration file, and more. */
export interface ConformanceOptions
  extends Omit<
    Config,
    'endpoint' | 'out' | 'strict' | 'arrangements' | 'allowRecording' | '$schema'
  > {
  /**
   * URL of the endpoint, or a function that gives it when the run begins: then a `beforeAll` may start
   * the endpoint. Without it the suite runs on the embedded reference endpoint.
   */
  endpoint?: string | (() => string | Promise<string>);
  /**
   * Path of a cassette that answers in the place of an endpoint, with the network denied while it
   * does. What decides about the requests comes from the cassette: an option that says otherwise is
   * an error. Without `select`, the clauses are those that it was recorded for; `arrangements` say what
   * they said then, and are not called.
   */
  replay?: string;
  /** A folder for `run.jsonl`, the run record, and the journal. Without it nothing is written. */
  out?: string;
  /** A broken SHOULD fails too. */
  strict?: boolean;
  /** What becomes of a clause that could not be tested: `skip` (unless told), or `fail`. */
  inconclusive?: 'skip' | 'fail';
  /** Ways into states that the API alone cannot reach. */
  arrangements?: Partial<Record<Arrangement, { enter: Way; leave: Way }>>;
  /** How long the whole run may take, in milliseconds; ten minutes unless told. */
  limit?: number;
}
