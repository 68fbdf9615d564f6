import type { Problem } from '../../fixtures/redact/inspect.ts';

/** So many places are named; the rest is counted. */
const MOST = 12;

/** Says why nothing was recorded, place by place, and what can be done. */
export function refusal(path: string, problems: Problem[]): string {
  const places = problems.slice(0, MOST).map((own) => `\n  ${own.path}: ${WORDS[own.why]}`);
  const rest = problems.length > MOST ? `\n  and ${problems.length - MOST} more` : '';
  return (
    `nothing is recorded, since it might hold secrets; ${path} is as it was${places.join('')}${rest}` +
    "\n  what is harmless can be allowed: --allow-recording 'PATH', [] being any index"
  );
}

const WORDS: Record<Problem['why'], string> = {
  'unknown-place': 'the contract knows no such place, so it may be anything',
  unreadable: 'it cannot be decoded, or is too large, so it may be anything',
  'credential-of-this-run': 'a credential of this run; it is never recorded',
  'access-key-id': 'looks like an access key id',
  'secret-key': 'looks like a secret key or a password',
  signature: 'a signature; it is never recorded',
  'presigned-url': 'looks like a presigned URL',
  'bearer-token': 'looks like a bearer token',
  'basic-credentials': 'looks like Basic credentials',
  'json-web-token': 'looks like a JSON Web Token',
  'private-key': 'looks like a key or a certificate',
  'url-credentials': 'a URL with credentials',
  'opaque-value': 'a long value that means nothing to a reader, as tokens are',
  'account-id': 'an account id in another form; it is never recorded',
};
