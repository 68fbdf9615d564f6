import type { RecordedStep } from '../suites/model/run-record.ts';

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
 * Quoted for a shell, whatever it holds. Characters that move the cursor or turn the line are written
 * as $'…', which bash, zsh and ksh read.
 */
function quoted(text: string): string {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) {
    const bytes = [...new TextEncoder().encode(text)].map((byte) =>
      byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`,
    );
    return `$'${bytes.join('')}'`;
  }
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
