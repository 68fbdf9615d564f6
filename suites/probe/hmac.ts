import { hash } from 'node:crypto';

const BLOCK = 64;

/**
 * HMAC-SHA256 (RFC 2104) under one key: of a text, in hexadecimal digits.
 *
 * By two one-shot hashes: an Hmac object of node:crypto, made for streams, takes twice as long, 10
 * of the 85 µs of a lone request.
 *
 * @param key - at most 64 bytes
 */
export function newHmac(key: Uint8Array): (text: string) => string {
  const pad = (mask: number) => Uint8Array.from({ length: BLOCK }, (_, i) => mask ^ (key[i] ?? 0));
  const inner = pad(0x36);
  const outer = pad(0x5c);
  return (text) => {
    const digest = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, digest]));
  };
}
