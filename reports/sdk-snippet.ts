import type { RecordedStep } from '../suites/model/run-record.ts';
import { jsonText } from './escape.ts';

/** The same call through the SDK for JavaScript, where the SDK can make it: not for raw bodies. */
export function sdkSnippet(
  { operation, input, request }: RecordedStep,
  region: string,
): string | undefined {
  if (!input) return undefined;
  const endpoint = jsonText(request.url.replace(/\/$/, ''));
  // A name of a region in single quotes, as people write it.
  const where = /^[\w-]+$/.test(region) ? `'${region}'` : jsonText(region);
  return [
    `import { MemoryDBClient, ${operation}Command } from '@aws-sdk/client-memorydb';`,
    `const client = new MemoryDBClient({ region: ${where}, endpoint: ${endpoint}, maxAttempts: 1 });`,
    `await client.send(new ${operation}Command(${jsonText(input)}));`,
  ].join('\n');
}
