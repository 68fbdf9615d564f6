import fc from 'fast-check';
import type { World } from '../suites/arrange/world.ts';
import type { Experiment } from '../suites/lifecycle/experiment.ts';
import { HOLDS } from '../suites/model/judgement.ts';
import type { Trace } from '../suites/model/trace.ts';
import type { OwnStage } from '../suites/run/stage.ts';
import { clock, worldOf } from './arrange.test.support.ts';
import { type Answer, step } from './traces.ts';

/** An experiment on one draw that calls once; its stages answer. */
export function experimentOf(own: Partial<Experiment> = {}): Experiment {
  return {
    id: 'Op/clause#way',
    clause: 'Op/clause',
    draws: fc.constant(null),
    expects: { kind: 'accepted' },
    givesAnswers: false,
    alive: 1,
    borrows: [],
    async act(_draw, stage) {
      await stage.call('probe', 'CopySnapshot', {});
    },
    judge: () => HOLDS,
    ...own,
  };
}

/** A stage on which calls are answered by the next of some answers. */
export function stageOf(next: () => Answer, made: OwnStage['made'] = () => []): OwnStage {
  const trace: Trace = [];
  return {
    trace,
    blocked: null,
    sparing: false,
    made,
    extra: () => 0,
    async call(role) {
      const own = { ...step(role, next()), started: trace.length * 2, ended: trace.length * 2 + 1 };
      trace.push(own);
      return own;
    },
    raw: unused,
    look: unused,
    settle: unused,
    vanish: unused,
    atRest: unused,
    catchUp: unused,
    enter: unused,
    leave: unused,
    need: unused,
    know: unused,
    bind: (input) => input,
    scope: unused,
    freshName: unused,
    nameOf: unused,
  };
}

function unused(): never {
  throw new Error('no test asks for it');
}

/** Answers one after another, the last one for ever; counts how many were given. */
export function inTurn(...answers: Answer[]): (() => Answer) & { given: number } {
  const next = () => answers[Math.min(next.given++, answers.length - 1)] as Answer;
  next.given = 0;
  return next;
}

/** A world in which so many things may be alive. */
export function roomFor(mostAlive: number): World {
  return worldOf(async () => ({ kind: 'success', status: 200, body: {} }), {
    mostAlive,
    patience: clock(),
  }).world;
}
