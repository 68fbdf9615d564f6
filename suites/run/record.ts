import type { Counterexample, RecordedStep } from '../model/run-record.ts';
import type { Step } from '../model/trace.ts';
import type { Failure } from './count.ts';

/** More of a body than this is not kept in a run record. */
const MOST_BYTES = 64 * 1024;

/** A failure as the run record keeps it. */
export function recordFailure({ trace, ...rest }: Failure): Counterexample {
  return { ...rest, trace: trace.map(recordStep) };
}

/** A step as the run record keeps it: bodies as text where they are UTF-8. */
export function recordStep({ exchange, ...step }: Step): RecordedStep {
  const { request, outcome, attempts } = exchange;
  const base = { ...step, request, attempts };
  if (outcome.kind === 'failure') return { ...base, response: { failure: outcome.failure } };
  const { status, headers, body } = outcome.response;
  const kept = body.subarray(0, MOST_BYTES);
  const text = Buffer.from(kept).toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(kept);
  return {
    ...base,
    response: {
      status,
      headers,
      body: isText ? text : Buffer.from(kept).toString('base64'),
      encoding: isText ? 'utf8' : 'base64',
      bytes: body.length,
    },
  };
}
