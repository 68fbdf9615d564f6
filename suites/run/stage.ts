import type { Contract } from '../../specs/spec.ts';
import { type Arrangement, type ArrangementHooks, DESTRUCTIVE } from '../arrange/hooks.ts';
import type { Journal, Thing } from '../arrange/journal.ts';
import { bindMarks, type Mark } from '../arrange/marks.ts';
import { BRIEFLY_MS, type Patience, waitFor } from '../arrange/patience.ts';
import { isStable, listed, nameOf, sameName } from '../arrange/things.ts';
import type { World } from '../arrange/world.ts';
import type { Stage } from '../lifecycle/experiment.ts';
import type { Call, Exchange, Origin } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Role, Step, Trace } from '../model/trace.ts';
import { encode } from '../protocol/encode.ts';
import { readReply } from '../protocol/reply.ts';
import { hash } from './hash.ts';
import { newLedger } from './ledger.ts';
import { isDenied } from './watchdog.ts';

/** What every stage of a run shares. */
export interface RunContext {
  service: Contract['service'];
  send(call: Call): Promise<Exchange>;
  world: World;
  journal: Journal;
  patience: Patience;
  hooks: ArrangementHooks;
  /** True where arrangements that others would feel are allowed. */
  destructive: boolean;
  /** True once the endpoint takes the credentials no more: its answers are about nothing else. */
  denied?(): boolean;
  /** True once the run is to end: nothing more is sent, and whoever asks for it is blocked. */
  stopped(): boolean;
}

/** A stage, and what its draw has made. */
export interface OwnStage extends Stage {
  /** What may be there because of this draw, and is to be deleted. */
  made(): Thing[];
  /** Permits that were taken beside those of the experiment. */
  extra(): number;
}

const BASE = 36;

/**
 * Hands out stages for the draws of one experiment. Names follow from the experiment and a count,
 * so that the same seed and the same answers give the same names whatever else runs at once.
 */
export function stagesFor(experiment: string, context: RunContext): (sparing: boolean) => OwnStage {
  const tag = hash(experiment).toString(BASE).padStart(7, '0').slice(-5);
  let count = 0;
  const name = (mark: string) => {
    const serial = (count++).toString(BASE).padStart(4, '0');
    return `${context.world.prefix}${tag}${mark}${serial}`;
  };
  let sent = 0;
  const origin = (): Origin => ({ of: experiment, n: ++sent });
  return (sparing) => newStage(context, name, origin, sparing);
}

function newStage(
  context: RunContext,
  name: (mark: string) => string,
  origin: () => Origin,
  sparing: boolean,
): OwnStage {
  const { service, hooks, patience, world } = context;
  const trace: Trace = [];
  const ledger = newLedger(context);
  let clock = 0;
  let extra = 0;
  const send = async (
    role: Role,
    input: JsonObject | null,
    call: Call,
    label?: string,
  ): Promise<Step> => {
    const { operation } = call;
    const base = { role, ...(label !== undefined && { label }), operation, input };
    const started = clock++;
    if (context.stopped()) {
      stage.blocked ??= { code: 'interrupted' };
      return { ...base, exchange: unsent(call), started, ended: clock++ };
    }
    ledger.before(operation, input);
    const exchange = await context.send({ ...call, origin: origin() });
    const step = { ...base, exchange, started, ended: clock++ };
    const unanswered = unansweredFor(exchange);
    if (context.denied?.() && isDenied(exchange)) stage.blocked ??= { code: 'denied' };
    else if (unanswered) stage.blocked ??= { code: unanswered, operation };
    else {
      trace.push(step);
      ledger.after(operation, input, readReply(exchange));
    }
    return step;
  };
  const call = (role: Role, operation: string, input: JsonObject, label?: string) =>
    send(role, input, encode(service, operation, input), label);
  /** Looks until `done` says so, or patience ends. */
  const wait = async (
    kind: string,
    own: string,
    done: (thing: JsonObject | null, waited: number) => boolean,
  ) => {
    const resource = world.resources[kind];
    if (!resource) return false;
    const limit = world.isStuck(kind) ? BRIEFLY_MS : (patience.restMs ?? patience.limitMs);
    let last: Step | undefined;
    const { found } = await waitFor<boolean>(patience, limit, async (waited) => {
      const input = { [resource.identifier.member]: own };
      const step = await call('arrange', resource.operations.read, input);
      // Of long answers only the last look is kept: a thing that never rests would fill the memory.
      if (last && isLong(last) && trace.includes(last)) trace.splice(trace.indexOf(last), 1);
      last = step;
      const reply = readReply(step.exchange);
      const missing = reply.kind === 'fault' && reply.type === resource.faults.missing;
      if (reply.kind !== 'success' && !missing) return { done: false };
      const things = reply.kind === 'success' ? listed(resource, reply.body) : [];
      const thing = things.find((item) => sameName(resource, nameOf(resource, item), own));
      return done(thing ?? null, waited) ? { done: true } : { again: true };
    });
    if (found === undefined) world.noteStuck(kind);
    return found ?? false;
  };
  const told = new Map<string, string>();
  const binderOf = (): ((input: JsonObject) => JsonObject) => {
    const names = new Map<string, string>();
    const named = ({ use, kind, text }: Mark): string => {
      // A drawn text may look like a mark.
      if (!world.resources[kind]) return text;
      if (use === 'shared' || use === 'taken') return world.nameOf(kind, use);
      if (use === 'arn') return String(world.things()[kind]?.['ARN'] ?? '');
      const known = told.get(text) ?? names.get(text);
      if (known !== undefined) return known;
      const fresh = name(use === 'no' ? 'x' : '-');
      names.set(text, fresh);
      return fresh;
    };
    return (input) => bindMarks(input, named);
  };

  const stage: OwnStage = {
    trace,
    blocked: null,
    sparing,
    made: ledger.made,
    extra: () => extra,
    call,
    raw: (role, operation, input, change) =>
      send(role, input, { ...encode(service, operation, {}), ...change }),
    async look(role, kind, operation, input, shows, label) {
      let step: Step | undefined;
      let stumbled = false;
      const { found, waited } = await waitFor<boolean>(patience, world.readMs(kind), async () => {
        if (step) trace.splice(trace.indexOf(step), 1);
        step = await call(role, operation, input, label);
        const reply = readReply(step.exchange);
        if (shows(reply) || reply.kind === 'failure') return { done: true };
        stumbled ||= reply.kind !== 'success' && reply.status >= 500;
        return { again: true };
      });
      // A server that stumbles is not late.
      if (!stumbled) world.noteLate(kind, found === undefined ? Number.POSITIVE_INFINITY : waited);
      return step as Step;
    },
    async atRest(role, kind, operation, input, label) {
      const states = world.resources[kind]?.faults.state ?? [];
      const limit = world.isStuck(kind) ? BRIEFLY_MS : (patience.restMs ?? patience.limitMs);
      let step: Step | undefined;
      const { found } = await waitFor<boolean>(patience, limit, async () => {
        if (step) trace.splice(trace.indexOf(step), 1);
        step = await call(role, operation, input, label);
        const reply = readReply(step.exchange);
        const moves = reply.kind === 'fault' && states.includes(reply.type);
        return moves ? { again: true } : { done: true };
      });
      if (found === undefined) world.noteStuck(kind);
      return step as Step;
    },
    settle: (own, kind) =>
      wait(kind, own, (thing, waited) => {
        const resource = world.resources[kind];
        // What was made is there: where reads do not show it yet, they are late.
        if (!thing && ledger.has({ kind, name: own })) {
          if (waited < world.readMs(kind)) return false;
          world.noteLate(kind, Number.POSITIVE_INFINITY);
        }
        if (!thing) return true;
        return !resource || isStable(resource, thing);
      }),
    vanish: (kind, own) => wait(kind, own, (thing) => thing === null),
    async catchUp() {
      if (world.lateMs() > 0) await patience.sleep(2 * world.lateMs());
    },
    async enter(arrangement) {
      const problem = await entering(context, arrangement);
      stage.blocked ??= problem;
      return problem === null;
    },
    async leave(arrangement) {
      const left = await hooks[arrangement]?.leave();
      if (left?.ok === false)
        stage.blocked = { code: 'hook-failed', arrangement, detail: left.detail };
    },
    async need(count) {
      await world.drain();
      const { permits } = world;
      if (count <= permits.room() && (await permits.take(count))) {
        extra += count;
        return true;
      }
      stage.blocked ??= { code: 'needs-alive', count: count + permits.taken() };
      return false;
    },
    know: (mark, value) => told.set(mark, value),
    bind: binderOf(),
    scope: binderOf,
    freshName(kind) {
      const own = name('-');
      context.journal.create({ kind, name: own });
      return own;
    },
    nameOf: (kind) => world.nameOf(kind),
  };
  return stage;
}

/** An answer so long that many of them are not kept, in bytes. */
const LONG = 64 * 1024;

function isLong({ exchange: { outcome } }: Step): boolean {
  return outcome.kind === 'response' && outcome.response.body.length > LONG;
}

/** The exchange of a request that never went out. */
function unsent({ body }: Call): Exchange {
  return {
    request: { method: 'POST', url: '', headers: [], body },
    outcome: { kind: 'failure', failure: { code: 'other', detail: 'not sent' } },
    attempts: 0,
    mayHaveRepeated: false,
  };
}

/**
 * Why a request got no answer that is about it: a replay holds none, or the endpoint was never ready
 * to give one. Such a request is no step, and nothing is judged by it.
 */
function unansweredFor({ outcome }: Exchange): 'not-recorded' | 'throttled' | null {
  if (outcome.kind === 'response') return null;
  const { code } = outcome.failure;
  return code === 'not-recorded' || code === 'throttled' ? code : null;
}

async function entering(
  { hooks, destructive }: RunContext,
  arrangement: Arrangement,
): Promise<Stage['blocked']> {
  const hook = hooks[arrangement];
  if (!hook) return { code: 'needs-hook', arrangement, member: 'absent' };
  if (DESTRUCTIVE.includes(arrangement) && !destructive) {
    return { code: 'needs-hook', arrangement, member: 'destructive' };
  }
  const entered = await hook.enter();
  return entered.ok ? null : { code: 'hook-failed', arrangement, detail: entered.detail };
}
