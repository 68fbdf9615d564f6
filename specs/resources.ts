import { readdirSync } from 'node:fs';
import { readSpec, specsFolder } from './data.ts';
import type { Resource } from './resource.ts';

let cached: Record<string, Resource> | undefined;

/** Every kind of thing that has a resource file, by kind: read once per process. */
export function loadResources(): Record<string, Resource> {
  cached ??= read();
  return cached;
}

function read(): Record<string, Resource> {
  const folder = 'memorydb/resources';
  const files = readdirSync(new URL(folder, specsFolder()));
  return Object.fromEntries(
    files
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => readSpec<Resource>(`${folder}/${file}`))
      .map((resource) => [resource.kind, resource]),
  );
}
