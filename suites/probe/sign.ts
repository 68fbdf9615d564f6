import aws4 from 'aws4';
import type { Call, Headers, Wire } from '../model/exchange.ts';

/** What a request is signed with. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** What the signature covers beside the call. */
export interface Signing {
  /** `host[:port]`, as it stands in the Host header. */
  host: string;
  /** Path of a URL, percent-encoded. */
  path: string;
  service: string;
  region: string;
  credentials: Credentials;
}

/** A call's headers. */
export interface SignedHeaders {
  /** Names and values in turn, as they go out. */
  sent: string[];
  /** All but session token and signature, which are kept nowhere. */
  kept: Headers;
}

/**
 * Makes a signer of POSTs with Signature Version 4; source: "Create a signed AWS API request".
 *
 * What goes out is put together here, for to read the table of headers that aws4 gives back takes
 * 15 µs a request, a fifth of all that the suite does beside sending.
 *
 * @returns a signer of calls at a time, in milliseconds since 1970
 */
export function newSigner(signing: Signing): (call: Call, now?: number) => SignedHeaders {
  const { host, path, service, region, credentials } = signing;
  const token = credentials.sessionToken;
  return ({ contentType, target, body, wire }, now = Date.now()) => {
    const date = dateOf(now);
    if (wire) return signWire(signing, wire, date);
    const length = String(Buffer.byteLength(body));
    const headers: Record<string, string> = {
      Host: host,
      'X-Amz-Date': date,
      'Content-Type': contentType,
      'Content-Length': length,
    };
    const kept: Headers = [
      ['Host', host],
      ['X-Amz-Date', date],
      ['Content-Type', contentType],
      ['Content-Length', length],
    ];
    const sent = ['Host', host, 'X-Amz-Date', date, 'Content-Type', contentType];
    sent.push('Content-Length', length);
    if (target !== null) {
      headers['X-Amz-Target'] = target;
      kept.push(['X-Amz-Target', target]);
      sent.push('X-Amz-Target', target);
    }
    const request = { host, path, service, region, method: 'POST', headers, body };
    const signed = aws4.sign(request, credentials).headers as Record<string, string>;
    if (token) sent.push('X-Amz-Security-Token', token);
    sent.push('Authorization', signed['Authorization'] as string);
    return { sent, kept };
  };
}

/** Signs a request that brings path, headers and bytes of its own. */
function signWire({ host, path, service, region, credentials }: Signing, wire: Wire, date: string) {
  const body = Buffer.from(wire.body);
  const kept: Headers = [['Host', host], ['X-Amz-Date', date], ...wire.headers];
  if (wire.method !== 'GET') kept.push(['Content-Length', String(body.length)]);
  const request = {
    ...{ host, service, region, body },
    method: wire.method,
    path: wirePath(path, wire),
    headers: Object.fromEntries(kept),
  };
  const signed = aws4.sign(request, credentials).headers as Record<string, string>;
  const sent = kept.flat();
  const { sessionToken } = credentials;
  if (sessionToken) sent.push('X-Amz-Security-Token', sessionToken);
  sent.push('Authorization', signed['Authorization'] as string);
  return { sent, kept };
}

/** The path of a wire request behind that of the endpoint. */
export function wirePath(base: string, { path }: Wire): string {
  return base.replace(/\/$/, '') + path;
}

let second = 0;
let date = '';

/** A time as a signature has it, `20261123T030835Z`: made once a second, thousands are signed in it. */
function dateOf(now: number): string {
  const seconds = Math.floor(now / 1000);
  if (seconds !== second) {
    second = seconds;
    date = new Date(seconds * 1000).toISOString().replace(/[:-]|\.\d{3}/g, '');
  }
  return date;
}
