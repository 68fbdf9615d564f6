import { broken, HOLDS, type Judgement } from '../model/judgement.ts';
import type { Step } from '../model/trace.ts';
import { header } from '../protocol/aws-json/read.ts';

/** The request id of a step's response, or undefined. */
export function requestId({ exchange }: Step): string | undefined {
  if (exchange.outcome.kind === 'failure') return undefined;
  const { headers } = exchange.outcome.response;
  return header(headers, 'x-amzn-requestid') || header(headers, 'x-amz-request-id') || undefined;
}

/** The response carries a request id. */
export function hasRequestId(step: Step): Judgement | undefined {
  if (step.exchange.outcome.kind === 'failure') return undefined;
  return requestId(step)
    ? HOLDS
    : broken({ code: 'request-id' }, { code: 'header', name: 'x-amzn-RequestId', value: null });
}
