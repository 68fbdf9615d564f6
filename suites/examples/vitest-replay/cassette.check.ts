// In your own project: from 'memorydb-conformance/vitest'.
import { conformance } from '../../vitest/index.ts';

const { CASSETTE, ENDPOINT, OUT, SEED, SELECT } = process.env;

// Needs no network: what `run --record` wrote answers. A project says only `replay`.
conformance({
  replay: CASSETTE ?? 'fixtures/recordings/reference.jsonl',
  ...(ENDPOINT && { endpoint: ENDPOINT }),
  ...(OUT && { out: OUT }),
  ...(SEED && { seed: Number(SEED) }),
  ...(SELECT && { select: [SELECT] }),
});
