import { createRequire } from 'node:module';
import { loadContract } from '../../specs/load.ts';
import type { Transport } from '../model/exchange.ts';
import { sdkProblem } from '../model/sdk-version.ts';
import type { Testimony } from '../model/testimony.ts';
import { overheard, type Sdk, testify } from '../witness/witness.ts';
import { UsageError } from './exit.ts';
import { manifest } from './version.ts';

const SDK = '@aws-sdk/client-memorydb';

/** Exchanges of one operation and outcome that the witness hears: more of the same tell no more. */
const MOST = 40;

/**
 * Calls the SDK as a witness of a run.
 *
 * @throws UsageError where it is not installed, or is one that does not know the contract
 */
export async function callWitness(
  transport: Transport,
): Promise<{ transport: Transport; testify(): Promise<Testimony> }> {
  const sdk: Sdk = await import('@aws-sdk/client-memorydb').catch(() => {
    throw new UsageError(`--witness needs the SDK for JavaScript; npm install --save-dev ${SDK}`);
  });
  const { version } = createRequire(import.meta.url)(`${SDK}/package.json`) as { version: string };
  const problem = sdkProblem(version, manifest().peerDependencies[SDK] ?? version);
  if (problem !== null) throw new UsageError(`--witness: ${problem}`);
  const { heard, ...own } = overheard(transport, MOST);
  return { ...own, testify: () => testify(sdk, loadContract(), heard) };
}
