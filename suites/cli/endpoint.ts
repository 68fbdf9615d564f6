import type { Credentials } from '../probe/sign.ts';
import { UsageError } from './exit.ts';

/**
 * Reads an endpoint's URL.
 *
 * @throws UsageError when it is no http(s) URL, or carries credentials
 */
export function endpointUrl(given: string): URL {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw new UsageError(`--endpoint ${given} is not a URL; write it like http://127.0.0.1:8000`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(
      `--endpoint ${given}: only http and https are spoken; write it like http://127.0.0.1:8000`,
    );
  }
  if (url.username || url.password) {
    throw new UsageError(
      '--endpoint must not carry credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  }
  if (url.search || url.hash) {
    throw new UsageError(`--endpoint ${given}: leave out what follows the path`);
  }
  return url;
}

/** True for an endpoint of AWS itself. */
export function isAws({ hostname }: URL): boolean {
  return /\.(amazonaws\.com(\.cn)?|api\.aws)$/.test(hostname);
}

/**
 * Credentials from the environment; an endpoint that is not AWS takes made-up ones.
 *
 * @throws UsageError when AWS is to be asked without credentials
 */
export function credentialsFor(endpoint: URL): Credentials {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (accessKeyId && secretAccessKey) {
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
