import { judge } from '../faults/judged.ts';
import { newChance, PLACES, TIMES } from '../faults/plan.ts';
import type { Answer } from '../hostile/proxy.ts';
import { mutated } from './mutate.ts';

const BODIES = [
  '{"Snapshot":{"Name":"a","Status":"available","ARN":"arn:aws:memorydb:us-east-1:000000000000:snapshot/a"}}',
  '{"Snapshots":[{"Name":"a","Status":"creating"}],"NextToken":"b"}',
  '{"__type":"SnapshotNotFoundFault","message":"no"}',
  '{"TagList":[{"Key":"a","Value":null}]}',
];

/** Puts a random answer in the place of some of an endpoint's. */
export async function tryAnswer(seed: number): Promise<string[]> {
  const chance = newChance(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const answer: Answer = {
    status: pick([200, 200, 200, 400, 404, 500, 503, 204]),
    body: mutated(pick(BODIES), chance),
    headers: pick([{}, {}, { 'Content-Type': 'text/plain' }, { 'Content-Encoding': 'br' }]),
  };
  const [when, where] = [pick(Object.keys(TIMES)), pick(Object.keys(PLACES))];
  const planned = { name: '', what: '', when, where, fault: { answer } };
  const wrong = await judge(planned, seed);
  return wrong.length > 0 ? [`${when} for ${where}: ${JSON.stringify(answer)}`, ...wrong] : [];
}
