import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Model } from './ast.ts';
import { filesOf, isGenerated } from './files.ts';
import { mergeModels } from './merge.ts';
import type { Overlay } from './overlay.ts';
import { importModel } from './smithy.ts';

/** A file that is not what the model and the overlay make of it. */
export interface Difference {
  path: string;
  /** `extra`: nothing makes it any more. */
  kind: 'missing' | 'changed' | 'extra';
  /** The text that it should have; absent for `extra`. */
  text?: string;
}

/**
 * Where the generated files of a service differ from its model, its additions and its overlay.
 *
 * @param specs - the folder of the specs
 * @param folder - of the service, below it
 */
export function differences(specs: URL, folder: string): Difference[] {
  const read = <T>(path: string) =>
    JSON.parse(readFileSync(new URL(`${folder}/${path}`, specs), 'utf8')) as T;
  const model = mergeModels(
    read<Model>('model/service.smithy.json'),
    read<Model>('model/additions.smithy.json'),
  );
  const wanted = filesOf(importModel(model, read<Overlay>('overlay.json')), folder);
  const found = readdirSync(new URL(`${folder}/`, specs), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => isGenerated(path, folder));
  const different: Difference[] = [];
  for (const [path, text] of wanted) {
    if (!found.includes(path)) different.push({ path, kind: 'missing', text });
    else if (readFileSync(new URL(path, specs), 'utf8') !== text) {
      different.push({ path, kind: 'changed', text });
    }
  }
  const extra = found.filter((path) => !wanted.has(path));
  different.push(...extra.map((path): Difference => ({ path, kind: 'extra' })));
  return different.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes the files what they should be. */
export function settle(specs: URL, differing: Difference[]): void {
  for (const { path, text } of differing) {
    const file = new URL(path, specs);
    if (text === undefined) rmSync(file);
    else {
      mkdirSync(new URL('.', file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}
