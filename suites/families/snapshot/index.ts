import fc from 'fast-check';
import { valid } from '../../generate/valid.ts';
import { borrowedBy, type CaseContext } from '../../lifecycle/context.ts';
import type { Experiment } from '../../lifecycle/experiment.ts';
import type { Family } from '../../lifecycle/family.ts';
import { scripted } from '../../lifecycle/scripted.ts';
import { copyDomain, FOREIGN } from './domain.ts';
import { faultRecipes } from './faults.ts';
import { keyScripts } from './keys.ts';
import { lastingScripts } from './lasting.ts';
import { idsUnderLoad, loadScripts } from './load.ts';
import { faultCases, memberCases } from './members.ts';
import { snapshotJudges } from './observed.ts';
import { raceScripts } from './races.ts';
import { readingScripts } from './reading.ts';
import { sequenceScripts } from './sequences.ts';
import { statefulCases } from './stateful.ts';
import { tagScripts } from './tags.ts';

/** Snapshots: copies of copies, keys, exports, what is inherited, and what lasts. */
export const snapshotFamily: Family = {
  name: 'snapshot',
  operations: ['CopySnapshot'],
  refine: (context) => ({
    ...context,
    foreign: FOREIGN,
    domain: copyDomain(context.domain.without, context.ordinary),
  }),
  experiments: (context, service) => [
    ...memberCases(context),
    ...faultCases(context),
    ...statefulCases(context),
    ...stateCases(context, service.protocol),
  ],
  judges: ({ name }) => snapshotJudges(name),
  gate: (tail) => (tail.startsWith('kms/') ? 'KmsKeyId' : undefined),
};

/** Experiments on what a copy does to the world: faults that take a state, rules, races, sequences. */
function stateCases(
  { spec, domain, ordinary, plain }: CaseContext,
  protocol: string,
): Experiment[] {
  // Within MemoryDB: an export leaves nothing that could be read back.
  const requests = valid(spec.request, { ...domain, without: [...domain.without, 'TargetBucket'] });
  const key = domain.without.includes('KmsKeyId') ? undefined : ordinary['KmsKeyId'];
  const borrows = borrowedBy(plain);
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
  const repeated = scripted(
    protocol,
    { id: 'response/request-id-unique#at-once', draws: fc.constant({}), ...idsUnderLoad },
    borrows,
  );
  return [
    ...faultRecipes(spec.name, ordinary, borrows),
    ...scripts.map((script) => scripted(spec.name, script, borrows)),
    repeated,
  ];
}
