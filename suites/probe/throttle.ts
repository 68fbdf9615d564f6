import type { WireResponse } from '../model/exchange.ts';

const THROTTLED =
  /Throttl|RequestLimitExceeded|TooManyRequestsException|APICallRateForCustomerExceeded|SlowDown|ServiceUnavailable/;

/** A throttled fault is small; a large body need not be searched. */
const LARGEST = 4096;

/**
 * True for an answer that asks the client to slow down, and for nothing else: these alone are
 * repeated. Documented in MemoryDB's Common Errors.
 */
export function isThrottling({ status, headers, body }: WireResponse): boolean {
  if (status === 429) return true;
  if (status !== 400 && status !== 503) return false;
  if (headers.some(([name, value]) => /^x-amzn-errortype$/i.test(name) && THROTTLED.test(value))) {
    return true;
  }
  if (body.length > LARGEST) return false;
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
  return THROTTLED.test(text) && THROTTLED.test(faultName(text));
}

/** Only the type's own text counts, so that a message about throttling does not. */
function faultName(text: string): string {
  return /"(?:__type|code)"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '';
}
