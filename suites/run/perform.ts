import type { World } from '../arrange/world.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import type { Json } from '../model/json.ts';
import type { Step, Trace } from '../model/trace.ts';
import { readReply } from '../protocol/reply.ts';
import type { OwnStage } from './stage.ts';

/** So often a draw is acted again that met an accident; then the accident is the answer. */
const TRIES = 3;

/** So often a draw waits for its turn with a thing that was busy when it came. */
const MOST_TURNS = 5;

/** What performing needs beside the experiment. */
export interface Performance {
  world: World;
  /** Makes the stage of each try. */
  stage(sparing: boolean): OwnStage;
  stopped(): boolean;
  /** Told of every step of every try. */
  onSteps(trace: Trace): void;
}

/**
 * Acts one draw in a world of its own size: takes permits, lends what is borrowed, and gives back
 * what was made. A draw that met an accident is acted again: what a valid request deserves is a
 * clause of its own, and no other is judged by it.
 */
export async function perform(
  experiment: Experiment,
  draw: Json,
  sparing: boolean,
  how: Performance,
): Promise<OwnStage> {
  const { world } = how;
  const problem = await borrow(experiment, world);
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    const stage = how.stage(sparing);
    // It is acted all the same: what is answered to a name that is missing is judged too.
    stage.blocked = problem;
    if (!(await world.permits.take(experiment.alive))) {
      stage.blocked = tooFew(experiment, world);
      return stage;
    }
    const endTurn = await world.turn(experiment.waitsFor ?? []);
    try {
      await experiment.act(draw, stage);
    } finally {
      endTurn();
      world.giveBack(stage.made(), experiment.alive + stage.extra());
    }
    how.onSteps(stage.trace);
    if (how.stopped() || problem) return stage;
    const kind = busyIn(stage.trace, world, experiment);
    if (kind !== undefined && ++waited <= MOST_TURNS) {
      world.noteBusy(kind);
      attempt = 0;
      continue;
    }
    if (attempt === TRIES) return stage;
    if (isCrowded(stage.trace, world, experiment)) {
      // Where one at a time is too many there is nothing to wait for.
      if (!world.permits.halve()) return stage;
      attempt = 0;
      // Accepted is not gone: until it has, what was deleted counts for the endpoint.
      await world.emptied();
    } else if (!stage.trace.some(isAccident)) return stage;
  }
}

/** Why so many things cannot be had: the endpoint allows no more, or the user does not. */
function tooFew({ alive }: Experiment, { permits }: World): OwnStage['blocked'] {
  const code = permits.lowered();
  if (code) return { code, kind: 'thing' };
  return { code: 'needs-alive', count: alive + permits.taken() };
}

/** Supplies what an experiment borrows; why it cannot be had, where it cannot. */
async function borrow({ borrows }: Experiment, world: World): Promise<OwnStage['blocked']> {
  for (const own of borrows) {
    const use = own.startsWith('taken ') ? 'taken' : 'shared';
    const kind = own.replace(/^taken /, '');
    const supplied = await world.supply(kind, use);
    if (!supplied.ok && use === 'shared') {
      return { code: 'not-arranged', kind, reason: supplied.reason };
    }
  }
  return null;
}

/** Silence, a broken connection or an error of the server's own. */
export function isAccident({ exchange }: Step): boolean {
  const { outcome } = exchange;
  if (outcome.kind === 'failure') return outcome.failure.code !== 'too-large';
  return outcome.response.status >= 500;
}

/** The kind of a shared thing that was too busy for the draw, where the experiment did not ask for that. */
function busyIn(
  trace: Trace,
  { resources }: World,
  { waitsFor = [], expects }: Experiment,
): string | undefined {
  const faults = trace.flatMap(({ exchange }) => {
    const reply = readReply(exchange);
    return reply.kind === 'fault' ? [reply.type] : [];
  });
  const expected = expects.kind === 'refused' ? expects.types : [];
  return waitsFor.find((kind) =>
    resources[kind]?.faults.state?.some(
      (fault) => faults.includes(fault) && !expected.includes(fault),
    ),
  );
}

/** The endpoint says that there are too many things, and the experiment did not ask for that. */
function isCrowded(trace: Trace, world: World, { expects }: Experiment): boolean {
  const quotas = Object.values(world.resources).flatMap(({ faults }) => faults.quota ?? []);
  return trace.some(({ exchange }) => {
    const reply = readReply(exchange);
    if (reply.kind !== 'fault' || !quotas.includes(reply.type)) return false;
    return expects.kind !== 'refused' || !expects.types.includes(reply.type);
  });
}
