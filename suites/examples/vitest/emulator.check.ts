// In your own project: from 'memorydb-conformance/vitest'.
import { conformance } from '../../vitest/index.ts';

// Start your emulator in a `beforeAll` or in vitest's `globalSetup`; here it is the reference endpoint.
conformance({
  endpoint: () => process.env['ENDPOINT'] ?? 'http://127.0.0.1:4510',
  seed: 4711,
  runs: 2,
  absent: ['CopySnapshot/input/TargetBucket'],
  ...(process.env['OUT'] && { out: process.env['OUT'] }),
});
