import type { Credentials } from '../probe/sign.ts';
import { UsageError } from './exit.ts';

const LIKE = 'write it like http://127.0.0.1:8000';

/**
 * Reads an endpoint's URL.
 *
 * @throws UsageError when it is no http(s) URL, or carries credentials
 */
export function endpointUrl(given: string): URL {
  if (given === '') throw new UsageError(`--endpoint is empty; ${LIKE}`);
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new UsageError(`--endpoint ${shownUrl(given)} is not a URL; ${LIKE}`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(`--endpoint ${shownUrl(given)}: only http and https are spoken; ${LIKE}`);
  }
  if (url.username || url.password) {
    throw new UsageError(
      '--endpoint must not carry credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  }
  if (url.search || url.hash) {
    throw new UsageError(`--endpoint ${shownUrl(given)}: leave out what follows the path`);
  }
  return url;
}

/** What was given, without what may be a password or a token: all before an `@` and after a `?` or `#`. */
function shownUrl(given: string): string {
  const [plain = ''] = given.split(/[?#]/);
  const at = plain.lastIndexOf('@');
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(plain)?.[0] ?? '';
  const shown = at < 0 ? plain : `${scheme}…${plain.slice(at)}`;
  return plain.length < given.length ? `${shown}…` : shown;
}

/** Suffixes of AWS's own host names: its public partitions, and their dual-stack endpoints. */
const AWS = /\.(amazonaws\.(com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.(com\.cn|eu))\.?$/;

/** True for an endpoint of AWS itself. */
export function isAws({ hostname }: URL): boolean {
  return AWS.test(hostname);
}

/** What a header can carry: a line feed at the end, left over from a file, breaks a signature. */
const VISIBLE = /^[\x21-\x7e]+$/;
const UNFIT = 'holds a blank, a line feed or another character that no credential has';
const VARIABLES: Record<string, string> = {
  accessKeyId: 'AWS_ACCESS_KEY_ID',
  secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
  sessionToken: 'AWS_SESSION_TOKEN',
};

/** Reads a region's name. @throws UsageError when it cannot be one */
export function regionName(given: string): string {
  if (/^[A-Za-z0-9-]+$/.test(given)) return given;
  throw new UsageError(
    `the region ${JSON.stringify(given)} is no name of a region; write it like us-east-1`,
  );
}

/**
 * Credentials from the environment; an endpoint that is not AWS takes made-up ones.
 *
 * @throws UsageError when AWS is to be asked without credentials, or they cannot be any
 */
export function credentialsFor(endpoint: URL): Credentials {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (accessKeyId && secretAccessKey) {
    for (const [name, value] of Object.entries({ accessKeyId, secretAccessKey, sessionToken })) {
      if (value && !VISIBLE.test(value)) throw new UsageError(`${VARIABLES[name]} ${UNFIT}`);
    }
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken && { sessionToken }),
    };
  }
  if (isAws(endpoint)) {
    throw new UsageError('AWS needs credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  }
  return { accessKeyId: 'test', secretAccessKey: 'test' };
}
