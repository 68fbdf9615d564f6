import type fc from 'fast-check';
import type { Pair } from '../generate/pairs.ts';
import { accepted } from '../judge/accepted.ts';
import { rejected } from '../judge/rejected.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { readReply } from '../protocol/aws-json/read.ts';
import type { Experiment, Stage } from './experiment.ts';
import { binder } from './names.ts';

const OPERATION = 'CopySnapshot';

/** A request that must be rejected where its twin is accepted. */
export function rejection(
  clause: string,
  way: string,
  pairs: fc.Arbitrary<Pair>,
  types: string[],
): Experiment {
  return {
    id: `${clause}#${way}`,
    clause,
    draws: pairs as fc.Arbitrary<Json>,
    expects: types,
    carrier: false,
    act: actPair,
    judge: (trace) => rejected(trace, types),
  };
}

/** A request that must be accepted where its ordinary twin is. */
export function acceptance(
  clause: string,
  way: string,
  pairs: fc.Arbitrary<Pair>,
  carrier = false,
): Experiment {
  return {
    id: `${clause}#${way}`,
    clause,
    draws: pairs as fc.Arbitrary<Json>,
    expects: null,
    carrier,
    act: actPair,
    judge: accepted,
  };
}

/**
 * Sends the probe. Where it is not accepted: looks whether it left a trace, then sends the twin
 * under the same names, so that both meet the same world.
 */
async function actPair(draw: Json, stage: Stage): Promise<void> {
  const { probe, twin } = draw as unknown as Pair;
  const bind = binder(stage);
  const bound = bind(probe);
  await stage.call('probe', OPERATION, bound);
  if (succeeded(stage)) return;
  await readBack(stage, bound);
  await stage.call('twin', OPERATION, bind(twin));
}

/** Looks whether a snapshot of the request's target name exists. */
export async function readBack(stage: Stage, input: JsonObject): Promise<void> {
  const target = input['TargetSnapshotName'];
  if (typeof target !== 'string' || target === '') return;
  await stage.call('readback', 'DescribeSnapshots', { SnapshotName: target });
}

/** True when the last step was answered by a success. */
export function succeeded(stage: Stage): boolean {
  const last = stage.trace.at(-1);
  return last !== undefined && readReply(last.exchange).kind === 'success';
}
