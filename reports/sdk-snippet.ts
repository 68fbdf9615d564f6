import type { JsonObject } from '../suites/model/json.ts';
import type { RecordedStep } from '../suites/model/run-record.ts';

/** The same call through the SDK for JavaScript, where the SDK can make it: not for raw bodies. */
export function sdkSnippet(
  { operation, input, request }: RecordedStep,
  region: string,
): string | undefined {
  if (!input) return undefined;
  const endpoint = JSON.stringify(request.url.replace(/\/$/, ''));
  return [
    `import { MemoryDBClient, ${operation}Command } from '@aws-sdk/client-memorydb';`,
    `const client = new MemoryDBClient({ region: '${region}', endpoint: ${endpoint}, maxAttempts: 1 });`,
    `await client.send(new ${operation}Command(${literal(input)}));`,
  ].join('\n');
}

/** JSON whose characters are all safe to print: in a literal, an escape means the same. */
function literal(input: JsonObject): string {
  return JSON.stringify(input).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
