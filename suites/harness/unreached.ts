import { brief, printable } from '../../reports/escape.ts';
import { reply } from '../../reports/message.ts';
import type { RunResult } from '../run/options.ts';
import type { Settings } from './settings.ts';

/** One clear line for a run that could test nothing: what happened, what to do. */
export function unreached(result: Unreached, settings: Settings): string {
  // It quotes the endpoint, whose words may hold anything.
  return printable(words(result, settings));
}

/** What node:tls says of a certificate that it does not trust. */
const CERTIFICATE = /CERT|SIGNATURE|ISSUER|ALTNAME/;

type Unreached = Exclude<RunResult, { kind: 'ran' }>;

function words(result: Unreached, { endpoint, timeoutMs }: Settings): string {
  const where = endpoint?.href ?? 'the reference endpoint';
  if (result.kind === 'denied') {
    return `${where} refuses the credentials (${brief(reply(result.reply))}); set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to ones it knows`;
  }
  if (result.kind === 'not-memorydb') {
    return `${where} answers, but not as MemoryDB does: ${brief(reply(result.reply))}; check the URL`;
  }
  const { code } = result.failure;
  // Errors of TLS end in a line feed.
  const detail = result.failure.detail.trim();
  switch (code) {
    case 'refused':
      return `nothing listens at ${where} (${detail}); start the endpoint or check the URL`;
    case 'unresolved':
      return `the name in ${where} cannot be resolved (${detail}); check the URL`;
    case 'tls':
      return `no TLS connection to ${where} (${detail}); ${
        CERTIFICATE.test(detail)
          ? 'trust its certificate with NODE_EXTRA_CA_CERTS=FILE'
          : 'is it http rather than https?'
      }`;
    case 'connect-timeout':
    case 'headers-timeout':
      return `${where} did not answer within ${timeoutMs} ms; is it up? --timeout allows it longer`;
    case 'body-timeout':
      return `${where} began an answer and did not end it (${detail}); --timeout allows it longer`;
    case 'throttled':
      return `${where} does nothing but throttle (${detail}); wait until it lets you in again`;
    case 'reset':
      return `${where} closed the connection without an answer (${detail}); check the URL, http or https, and its log`;
    case 'truncated':
      return `${where} closed the connection in the middle of its answer (${detail}); check the URL and its log`;
    case 'too-large':
      return `${where} sent more than an answer can hold (${detail}); check the URL`;
    case 'not-http':
    case 'bad-coding':
      return `${where} does not speak HTTP as it should (${detail}); check the URL`;
    default:
      return `${where} cannot be reached (${detail}); check the URL`;
  }
}
