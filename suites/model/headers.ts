import type { Headers } from './exchange.ts';

/** Header fields in pairs, from names and values in turn, as node:http hands and takes them. */
export function inPairs(raw: readonly string[]): Headers {
  const pairs: Headers = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] as string, raw[i + 1] as string]);
  return pairs;
}
