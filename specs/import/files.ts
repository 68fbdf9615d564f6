import type { Schema } from '../spec.ts';
import { print } from './print.ts';
import type { Imported } from './smithy.ts';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const BASE = 'https://memorydb-conformance.example/specs/';

/**
 * The files of what was imported, by their paths below `specs/`.
 *
 * @param folder - of the service, e.g. `memorydb`
 */
export function filesOf(imported: Imported, folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const schema = (path: string, own: Schema) =>
    files.set(path, print({ $schema: DRAFT, $id: BASE + path, ...own }));
  for (const [name, own] of Object.entries(imported.shapes)) {
    schema(`${folder}/shapes/${name}.schema.json`, own);
  }
  const operations = Object.entries(imported.operations);
  for (const [name, { request, response, faults }] of operations) {
    const own = `${folder}/operations/${name}`;
    schema(`${own}/request.schema.json`, request);
    schema(`${own}/response.schema.json`, response);
    files.set(`${own}/faults.json`, print(faults));
  }
  const paginated = operations.filter(([, own]) => own.paginated);
  files.set(`${folder}/operation-names.json`, print(operations.map(([name]) => name)));
  files.set(
    `${folder}/paginated.json`,
    print(Object.fromEntries(paginated.map(([name, own]) => [name, own.paginated]))),
  );
  return files;
}

/** Whether a path below `specs/` is of a file that an import writes, and nothing else does. */
export function isGenerated(path: string, folder: string): boolean {
  const below = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '';
  return (
    /^shapes\/[^/]+\.schema\.json$/.test(below) ||
    /^operations\/[^/]+\/(request\.schema|response\.schema|faults)\.json$/.test(below) ||
    ['operation-names.json', 'paginated.json'].includes(below)
  );
}
