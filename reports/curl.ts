import type { RecordedStep } from '../suites/model/run-record.ts';
import { printable } from './escape.ts';

const SIGNED = new Set([
  'host',
  'content-length',
  'x-amz-date',
  'authorization',
  'x-amz-security-token',
]);

/** A curl command that sends the step's request again, signed with the credentials of the environment. */
export function curlLine({ request }: RecordedStep, region: string): string {
  const parts = [
    'curl -sS -i',
    `--aws-sigv4 ${quoted(`aws:amz:${region}:memorydb`)}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell is to expand it, not we
    '--user "${AWS_ACCESS_KEY_ID:-test}:${AWS_SECRET_ACCESS_KEY:-test}"',
  ];
  for (const [name, value] of request.headers) {
    if (!SIGNED.has(name.toLowerCase())) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  // Unlike --data-binary, --data-raw does not take a leading @ for the name of a file.
  parts.push(`--data-raw ${quoted(request.body)}`, quoted(request.url));
  return parts.join(' ');
}

/**
 * Quoted for a shell, whatever it holds. What is not safe to print is written as $'…', which bash, zsh
 * and ksh read.
 */
function quoted(text: string): string {
  if (printable(text) !== text) {
    const bytes = [...new TextEncoder().encode(text)].map((byte, at, all) =>
      // The quote and the backslash act between $' and '; # and :: may, in the log of a CI runner.
      byte < 0x20 ||
      byte >= 0x7f ||
      [0x23, 0x27, 0x5c].includes(byte) ||
      (byte === 0x3a && all[at + 1] === byte)
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte),
    );
    return `$'${bytes.join('')}'`;
  }
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
