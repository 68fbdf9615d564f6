import type { Failure, FailureCode } from '../model/exchange.ts';

const CODES: Record<string, FailureCode> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ENOTFOUND: 'unresolved',
  EAI_AGAIN: 'unresolved',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'connect-timeout',
  EPROTO: 'tls',
};

/** The head of a response had come, and the connection closed before its end. */
export const TRUNCATED: Failure = {
  code: 'truncated',
  detail: 'the connection closed within the body',
};

/**
 * Names a platform error.
 *
 * @param started - true once the response's head has arrived
 */
export function failureOf(error: NodeJS.ErrnoException, started: boolean): Failure {
  const code = error.code ?? '';
  const detail = code ? `${code}: ${error.message}` : error.message;
  if (code.startsWith('HPE_')) return { code: 'not-http', detail };
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code)) return { code: 'tls', detail };
  const named = CODES[code] ?? 'other';
  return named === 'reset' && started ? TRUNCATED : { code: named, detail };
}
