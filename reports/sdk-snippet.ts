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
    `await client.send(new ${operation}Command(${JSON.stringify(input)}));`,
  ].join('\n');
}
