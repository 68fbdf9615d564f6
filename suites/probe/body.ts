import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Buffer;

const DECODERS = new Map<string, Decoder>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);

/** No server of this protocol compresses what is compressed more often than this. */
const MOST_CODINGS = 3;

/**
 * Undoes the content codings of a body.
 *
 * @param codings - value of Content-Encoding, `undefined` for none
 * @param limit - most bytes of the result
 * @returns the bytes, or what is wrong with them; `too-large` when the limit is passed
 */
export function decodeBody(
  body: Uint8Array,
  codings: string | undefined,
  limit: number,
):
  | { ok: true; body: Uint8Array }
  | { ok: false; code: 'bad-coding' | 'too-large'; detail: string } {
  // A body of no bytes is no coded one either: some servers name a coding on every answer.
  if (codings === undefined || body.length === 0) return { ok: true, body };
  const names = codings
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name && name !== 'identity');
  // Each layer is undone in one go: a chain of many would block everything else.
  if (names.length > MOST_CODINGS) {
    const detail = `${names.length} content codings, one in the other`;
    return { ok: false, code: 'bad-coding', detail };
  }
  let decoded = body;
  for (const name of names.reverse()) {
    const decode = DECODERS.get(name);
    if (!decode)
      return {
        ok: false,
        code: 'bad-coding',
        detail: `unknown content coding ${name}`,
      };
    try {
      decoded = decode(decoded, { maxOutputLength: limit });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const large = code === 'ERR_BUFFER_TOO_LARGE';
      return {
        ok: false,
        code: large ? 'too-large' : 'bad-coding',
        detail: `${name}: ${message}`,
      };
    }
  }
  return { ok: true, body: decoded };
}
