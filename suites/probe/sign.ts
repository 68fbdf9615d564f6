import aws4 from 'aws4';

/** What a request is signed with. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** What the signature covers beside the body. */
export interface Signing {
  /** `host[:port]`, as it stands in the Host header. */
  host: string;
  path: string;
  service: string;
  region: string;
  credentials: Credentials;
}

/**
 * Signs a POST with Signature Version 4.
 *
 * @param headers - headers in the case in which they are sent
 * @returns the headers with Host, Content-Length, X-Amz-Date and Authorization
 */
export function sign(
  signing: Signing,
  headers: Record<string, string>,
  body: string,
): Record<string, string> {
  const { host, path, service, region, credentials } = signing;
  const request = aws4.sign(
    {
      host,
      path,
      service,
      region,
      method: 'POST',
      headers: { Host: host, 'X-Amz-Date': dateNow(), ...headers },
      body,
    },
    credentials,
  );
  return request.headers as Record<string, string>;
}

let second = 0;
let date = '';

/** The time as a signature has it, `20261123T030835Z`: made once a second, thousands are signed in it. */
function dateNow(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    date = new Date(now * 1000).toISOString().replace(/[:-]|\.\d{3}/g, '');
  }
  return date;
}
