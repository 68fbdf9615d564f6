import fc from 'fast-check';
import { valid } from '../../generate/valid.ts';
import type { CaseContext } from '../../lifecycle/context.ts';
import type { Experiment } from '../../lifecycle/experiment.ts';
import { scripted } from '../../lifecycle/scripted.ts';
import { faultRecipes } from './faults.ts';
import { keyScripts } from './keys.ts';
import { lastingScripts } from './lasting.ts';
import { idsUnderLoad, loadScripts } from './load.ts';
import { raceScripts } from './races.ts';
import { readingScripts } from './reading.ts';
import { sequenceScripts } from './sequences.ts';
import { tagScripts } from './tags.ts';

/** Experiments on what a copy does to the world: faults that take a state, rules, races, sequences. */
export function stateCases(
  { spec, domain, ordinary }: CaseContext,
  protocol: string,
): Experiment[] {
  // Within MemoryDB: an export leaves nothing that could be read back.
  const requests = valid(spec.request, { ...domain, without: [...domain.without, 'TargetBucket'] });
  const key = domain.without.includes('KmsKeyId') ? undefined : ordinary['KmsKeyId'];
  const scripts = [
    ...readingScripts(requests),
    ...lastingScripts(requests, key),
    ...tagScripts(),
    // A key that the user did not name is never sent.
    ...(ordinary['KmsKeyId'] === undefined ? [] : keyScripts(ordinary['KmsKeyId'])),
    ...loadScripts(),
    ...raceScripts(),
    ...sequenceScripts(),
  ];
  const repeated = scripted(protocol, {
    id: 'response/request-id-unique#at-once',
    draws: fc.constant({}),
    ...idsUnderLoad,
  });
  return [
    ...faultRecipes(spec.name, ordinary),
    ...scripts.map((script) => scripted(spec.name, script)),
    repeated,
  ];
}
