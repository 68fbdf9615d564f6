import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startReference } from '../../fixtures/reference/server.ts';
import { runOnce } from './run-once.ts';

const CASSETTE = fileURLToPath(
  new URL('../../fixtures/recordings/reference.jsonl', import.meta.url),
);
const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';

test('replays and runs on an endpoint, all begun at once, take turns', async () => {
  const endpoint = await startReference({ settleMs: 0 });
  const options = [{ replay: CASSETTE }, { endpoint: endpoint.url, runs: 1 }, { replay: CASSETTE }];
  const all = await Promise.all(options.map((own) => runOnce(own, [CLAUSE])));
  await endpoint.close();
  const verdicts = all.map(({ results }) => results.get(CLAUSE)?.verdict);
  expect(verdicts).toEqual(['pass', 'pass', 'pass']);
});

test('a run that fails does not hold up the next', async () => {
  const [failed, ran] = await Promise.allSettled([
    runOnce({ endpoint: 'http://127.0.0.1:9' }, [CLAUSE]),
    runOnce({ replay: CASSETTE }, [CLAUSE]),
  ]);
  expect(failed).toMatchObject({ reason: { message: /nothing listens at/ } });
  expect(ran.status).toBe('fulfilled');
});
