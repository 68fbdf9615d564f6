import { afterAll, beforeAll, expect, test } from 'vitest';
import { CREDENTIALS } from '../hostile/secrets.ts';
import { judge } from './judged.ts';
import { PLAN, sample } from './plan.ts';

/** How many faults of the plan are tried, and which: `CONFORMANCE_FAULTS=all`, `CONFORMANCE_SEED=7`. */
const asked = process.env['CONFORMANCE_FAULTS'] ?? '24';
const COUNT = asked === 'all' ? PLAN.length : Number(asked);
const SEED = Number(process.env['CONFORMANCE_SEED'] ?? Math.floor(Date.now() / 86_400_000));

const before = { ...process.env };

beforeAll(() => {
  process.env['AWS_ACCESS_KEY_ID'] = CREDENTIALS.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = CREDENTIALS.secretAccessKey;
  process.env['AWS_SESSION_TOKEN'] = CREDENTIALS.sessionToken;
});

afterAll(() => {
  process.env = before;
});

test('the plan has three hundred faults or more', () => {
  expect(PLAN.length).toBeGreaterThanOrEqual(300);
});

test.for(sample(PLAN, COUNT, SEED))('$name', { timeout: 120_000 }, async (planned, { expect }) => {
  expect(await judge(planned, SEED), `seed ${SEED}`).toEqual([]);
});
