import { framing } from '../judge/response.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Json } from '../model/json.ts';
import type { Trace } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { isCbor, readReply } from '../protocol/reply.ts';
import { type Count, newCount } from './count.ts';
import { isAccident } from './perform.ts';

/** Counts what valid requests of one operation are answered by. */
export interface Served {
  note(trace: Trace, experiment: Experiment, draw: Json, requests: number): void;
  /** The clause that it judges. */
  clause: string;
  count(): Count;
}

/** The clause that every answer to a valid request is judged by. */
export function servedClause(operation: string): string {
  return `${operation}/served`;
}

/**
 * A valid request is answered: by a success, or by a fault of the service. An error of the server's
 * own, a lost connection or silence is none. Once in a run it may be the network; twice it is not.
 *
 * @param operation - the operation under test
 */
export function newServed(operation: string): Served {
  const clause = servedClause(operation);
  const own = newCount();
  return {
    clause,
    note(trace, experiment, draw, requests) {
      for (const [index, step] of trace.entries()) {
        // How the second protocol is served is judged by clauses of its own.
        if (step.operation !== operation || isCbor(step.exchange)) continue;
        // Of a request that ought to be refused nothing is promised here.
        if (step.role === 'probe' && experiment.expects.kind === 'refused') continue;
        // An answer that is cut off came all the same: it is judged by the protocol's clause.
        if (!isAccident(step) || framing(step)?.outcome === 'broken') {
          own.held++;
          continue;
        }
        own.broke++;
        own.spent ??= requests;
        const reply = summary(readReply(step.exchange));
        const place = { seed: 0, path: '', shrinks: 0 };
        const actual = { code: 'unserved', times: own.broke, of: 0, reply } as const;
        // An answer tells more than silence, which may have come with the end of the endpoint.
        if (own.failure && reply.kind === 'failure') continue;
        own.failure = {
          experiment: experiment.id,
          draw,
          expected: { code: 'served' },
          actual,
          trace,
          step: index,
          ...place,
        };
      }
    },
    count() {
      const { failure } = own;
      if (failure?.actual.code !== 'unserved') return own;
      const of = own.held + own.broke;
      const actual = { ...failure.actual, times: own.broke, of };
      return { ...own, failure: { ...failure, actual, confirmed: own.broke > 1 } };
    },
  };
}
