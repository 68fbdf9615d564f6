/** The versions that know the contract. npm is told the same; a test holds both. */
export const SDK_RANGE = '^3.721.0';

/**
 * What is wrong with a version of the SDK, in words, or null: one that is older than the contract
 * does not know all members, and drops them.
 *
 * @param version - of the SDK that is installed
 * @param range - of versions that are supported, as `peerDependencies` has it: `^3.721.0`
 */
export function sdkProblem(version: string, range: string): string | null {
  const [floor, own] = [range, version].map(numbers);
  const [major = 0, minor = 0] = floor ?? [];
  const [ownMajor = 0, ownMinor = 0] = own ?? [];
  if (ownMajor === major && ownMinor >= minor) return null;
  const wanted = `@aws-sdk/client-memorydb@${range}`;
  return `the SDK for JavaScript that is installed, ${version}, does not know all that the contract has; npm install --save-dev '${wanted}'`;
}

function numbers(version: string): number[] {
  return version.replace('^', '').split('.').map(Number);
}
