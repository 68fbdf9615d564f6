import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { cli } from '../child.ts';
import { endpoint } from '../endpoint.ts';
import { endAfter, lengthOf, WAYS, type Way } from './killed.ts';

/** How often each way is ended by each kind of signal. `CONFORMANCE_KILLS=17` makes 51 of each. */
const TIMES = Number(process.env['CONFORMANCE_KILLS'] ?? 2);

const CLAUSE = 'CopySnapshot/input/KmsKeyId/maxLength';
const GENTLE = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const INVENTIVE = { makesWhatItRefuses: true, inventsNames: true };

const failure = await (async () => {
  const broken = await endpoint(CLAUSE);
  const out = mkdtempSync(join(tmpdir(), 'odd-failure-'));
  const select = ['--select', CLAUSE, '--runs', '1'];
  await cli(['run', '--endpoint', broken.url, '--out', out, '--quiet', ...select]);
  await broken.close();
  return { record: join(out, 'run.jsonl'), clause: CLAUSE };
})();

const ways = await Promise.all(
  (Object.keys(WAYS) as Way[]).map(async (way) => ({ way, length: await lengthOf(way, failure) })),
);

describe.for(ways)('$way', ({ way, length }) => {
  /** Moments that are spread over it, at random within each part: chance never leaves one out. */
  const moments = Array.from({ length: TIMES }, (_, part): [number, number] => [
    Math.round(((part + Math.random()) / TIMES) * length),
    part,
  ]);

  test.for(moments)(
    'killed after %i ms: cleanup deletes what it left, and nothing else',
    async ([ms, part], { expect }) => {
      const knobs = part % 3 === 1 ? INVENTIVE : {};
      const { before, after, cleanup, hadJournal } = await endAfter(
        way,
        'SIGKILL',
        ms,
        failure,
        knobs,
      );

      expect(after).toBe(before);
      expect(cleanup).toBe(hadJournal ? 0 : null);
    },
  );

  test.for(moments)(
    'asked to end after %i ms: it cleans up itself',
    async ([ms, part], { expect }) => {
      const signal = GENTLE[part % GENTLE.length] ?? 'SIGINT';
      const { before, ended, after, code } = await endAfter(way, signal, ms, failure);

      // Before anybody listens to signals nothing is made.
      expect(ended).toBe(before);
      expect(after).toBe(before);
      expect([0, 1, 3, 130, null]).toContain(code);
    },
  );
});
