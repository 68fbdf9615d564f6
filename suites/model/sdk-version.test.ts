import { expect, test } from 'vitest';
import { manifest } from '../harness/version.ts';
import { SDK_RANGE, sdkProblem } from './sdk-version.ts';

test.each(['3.721.0', '3.721.5', '3.1124.0'])('the SDK %s knows the contract', (version) => {
  expect(sdkProblem(version, '^3.721.0')).toBeNull();
});

test.each(['3.720.9', '3.46.0', '2.1692.0', '4.0.0'])('the SDK %s may not', (version) => {
  const problem = sdkProblem(version, '^3.721.0');
  expect(problem).toContain(`installed, ${version}, does not know`);
  expect(problem).toContain("npm install --save-dev '@aws-sdk/client-memorydb@^3.721.0'");
});

test('npm is told the same range', () => {
  expect(manifest().peerDependencies['@aws-sdk/client-memorydb']).toBe(SDK_RANGE);
});
