import type { Contract } from '../../specs/spec.ts';
import { type Arrangement, type ArrangementHooks, DESTRUCTIVE } from '../arrange/hooks.ts';
import type { Journal } from '../arrange/journal.ts';
import type { Patience } from '../arrange/settle.ts';
import type { Stage } from '../lifecycle/experiment.ts';
import type { Call, Exchange, Origin } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Role, Step, Trace } from '../model/trace.ts';
import { encode } from '../protocol/aws-json/encode.ts';
import { readReply } from '../protocol/aws-json/read.ts';
import { listedIn } from '../protocol/listed.ts';
import { hash } from './hash.ts';

/** What every stage of a run shares. */
export interface Theatre {
  service: Contract['service'];
  send(call: Call): Promise<Exchange>;
  journal: Journal;
  patience: Patience;
  hooks: ArrangementHooks;
  /** True where arrangements that others would feel are allowed. */
  destructive: boolean;
  /** Begins every name that the run makes; ends in a hyphen. */
  prefix: string;
  sourceName: string;
  /** True once the run is to end: nothing more is sent, and whoever asks for it is blocked. */
  stopped(): boolean;
}

const BASE = 36;

/**
 * Hands out stages for the draws of one experiment. Names follow from the experiment and a count,
 * so that the same seed and the same answers give the same names whatever else runs at once.
 */
export function stagesFor(experiment: string, theatre: Theatre): () => Stage {
  const tag = hash(experiment).toString(BASE).padStart(7, '0').slice(-5);
  let count = 0;
  const name = (mark: string) => {
    const serial = (count++).toString(BASE).padStart(4, '0');
    return `${theatre.prefix}${tag}${mark}${serial}`;
  };
  let sent = 0;
  const origin = (): Origin => ({ of: experiment, n: ++sent });
  return () => newStage(theatre, name, origin);
}

function newStage(theatre: Theatre, name: (mark: string) => string, origin: () => Origin): Stage {
  const { service, hooks, journal, patience } = theatre;
  const trace: Trace = [];
  let clock = 0;
  // A draw may add letters to a fresh name: what is written down is the name that is sent.
  const claim = (input: JsonObject | null) => {
    const target = input?.['TargetSnapshotName'];
    if (typeof target !== 'string' || !target.startsWith(theatre.prefix)) return;
    journal.create({ kind: 'snapshot', name: target });
  };
  const send = async (role: Role, input: JsonObject | null, call: Call): Promise<Step> => {
    const { operation } = call;
    const started = clock++;
    if (theatre.stopped()) {
      stage.blocked ??= { code: 'interrupted' };
      return { role, operation, input, exchange: unsent(call), started, ended: clock++ };
    }
    claim(input);
    const exchange = await theatre.send({ ...call, origin: origin() });
    const step = { role, operation, input, exchange, started, ended: clock++ };
    const unanswered = unansweredFor(exchange);
    if (unanswered) stage.blocked ??= { code: unanswered, operation };
    else trace.push(step);
    return step;
  };
  const look = (role: Role, operation: string, own: string) => {
    const member = operation === 'DescribeClusters' ? 'ClusterName' : 'SnapshotName';
    const input = { [member]: own };
    return send(role, input, encode(service, operation, input));
  };
  /** Looks until `done` says so, or patience ends. */
  const wait = async (operation: string, own: string, done: (status: string | null) => boolean) => {
    let waited = 0;
    for (
      let pause = patience.firstPauseMs;
      ;
      pause = Math.min(pause * 2, patience.longestPauseMs)
    ) {
      const step = await look('arrange', operation, own);
      const reply = readReply(step.exchange);
      const missing = reply.kind === 'fault' && reply.type.endsWith('NotFoundFault');
      if (reply.kind !== 'success' && !missing) return false;
      const thing = reply.kind === 'success' ? listedIn(reply.body, operation)[0] : undefined;
      if (done(thing ? String(thing['Status'] ?? 'available') : null)) return true;
      if (waited > patience.limitMs || patience.stopped()) return false;
      await patience.sleep(pause);
      waited += pause;
    }
  };
  const stage: Stage = {
    trace,
    blocked: null,
    sourceName: theatre.sourceName,
    clusterName: `${theatre.prefix}cluster`,
    call: (role, operation, input) => send(role, input, encode(service, operation, input)),
    raw: (role, operation, input, change) =>
      send(role, input, { ...encode(service, operation, {}), ...change }),
    settle: (own, operation = 'DescribeSnapshots') =>
      wait(operation, own, (status) => status === null || status === 'available'),
    vanish: (operation, own) => wait(operation, own, (status) => status === null),
    async enter(arrangement) {
      const problem = await entering(theatre, arrangement);
      stage.blocked ??= problem;
      return problem === null;
    },
    async leave(arrangement) {
      const left = await hooks[arrangement]?.leave();
      if (left?.ok === false)
        stage.blocked = { code: 'hook-failed', arrangement, detail: left.detail };
    },
    freshName(kind = 'snapshot') {
      const own = name('-');
      journal.create({ kind, name: own });
      return own;
    },
    missingName: () => name('x'),
  };
  return stage;
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
  { hooks, destructive }: Theatre,
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
