#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { specsFolder } from '../data.ts';
import type { Model } from './ast.ts';
import { print } from './print.ts';
import { differences, settle } from './service.ts';
import { strip } from './strip.ts';

const FOLDER = 'memorydb';

/**
 * `npm run specs`: writes the schemas that the service's model and overlay imply.
 *
 * `--check` writes nothing and ends with 1 where a file is not what it should be. `--model FILE` first
 * takes a newer model in, without what the importer does not read.
 */
function main(): number {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, model: { type: 'string' } },
  });
  const specs = specsFolder();
  if (values.model !== undefined) {
    const model = JSON.parse(readFileSync(pathToFileURL(values.model), 'utf8')) as Model;
    writeFileSync(new URL(`${FOLDER}/model/service.smithy.json`, specs), print(strip(model)));
  }
  const differing = differences(specs, FOLDER);
  for (const { path, kind } of differing) process.stdout.write(`${kind}: specs/${path}\n`);
  if (!values.check) settle(specs, differing);
  return values.check && differing.length > 0 ? 1 : 0;
}

process.exitCode = main();
