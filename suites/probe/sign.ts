import { createHmac, hash } from 'node:crypto';
import type { Call, Headers } from '../model/exchange.ts';
import { newHmac } from './hmac.ts';

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
 * Our own because every probe waits for it: libraries sort, filter and match anew what is the same
 * in all of our requests. aws4 took 15 to 28 µs of CPU beside the 65 to 85 of a bare request, this
 * takes 7 to 12. The test holds each of its signatures against aws4's.
 *
 * @returns a signer of calls at a time, in milliseconds since 1970
 */
export function newSigner(signing: Signing): (call: Call, now?: number) => SignedHeaders {
  const { host, credentials } = signing;
  const { accessKeyId, sessionToken } = credentials;
  const path = canonicalPath(signing.path);
  let today = keyOfDay('', signing);
  return ({ contentType, target, body }, now = Date.now()) => {
    const date = dateOf(now);
    const day = date.slice(0, 8);
    if (day !== today.day) today = keyOfDay(day, signing);
    const length = String(Buffer.byteLength(body));
    const sent = ['Host', host, 'X-Amz-Date', date, 'Content-Type', contentType];
    sent.push('Content-Length', length);
    const kept: Headers = [
      ['Host', host],
      ['X-Amz-Date', date],
      ['Content-Type', contentType],
      ['Content-Length', length],
    ];
    // In the order of the names.
    let names = 'content-length;content-type;host;x-amz-date';
    let lines = `content-length:${length}\ncontent-type:${trimmed(contentType)}\n`;
    lines += `host:${host}\nx-amz-date:${date}\n`;
    if (sessionToken) {
      sent.push('X-Amz-Security-Token', sessionToken);
      names += ';x-amz-security-token';
      lines += `x-amz-security-token:${trimmed(sessionToken)}\n`;
    }
    if (target !== null) {
      sent.push('X-Amz-Target', target);
      kept.push(['X-Amz-Target', target]);
      names += ';x-amz-target';
      lines += `x-amz-target:${trimmed(target)}\n`;
    }
    const request = `POST\n${path}\n\n${lines}\n${names}\n${hash('sha256', body)}`;
    const { scope, mac } = today;
    const signature = mac(`AWS4-HMAC-SHA256\n${date}\n${scope}\n${hash('sha256', request)}`);
    const credential = `Credential=${accessKeyId}/${scope}`;
    sent.push(
      'Authorization',
      `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
    );
    return { sent, kept };
  };
}

/** The key that signs on one day, `20261123`, in one region for one service. */
function keyOfDay(day: string, { region, service, credentials }: Signing) {
  const parts = [day, region, service, 'aws4_request'];
  const key = parts.reduce(
    (own, part) => createHmac('sha256', own).update(part).digest(),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  );
  return { day, scope: parts.join('/'), mac: newHmac(key) };
}

/** A header's value as the signature reads it. */
const trimmed = (value: string) => value.trim().replace(/ {2,}/g, ' ');

/** The path of a URL is encoded once; every service but S3 wants it encoded twice. */
function canonicalPath(path: string): string {
  const parts = path.replace(/\/{2,}/g, '/').split('/');
  return parts.map((part) => encodeURIComponent(part).replace(/[!'()*]/g, escaped)).join('/');
}

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

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
