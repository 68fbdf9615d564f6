import { CLEANING_UP, cleanUp } from '../arrange/clean-up.ts';
import { clientOf } from '../arrange/client.ts';
import { persistent } from '../arrange/persistent.ts';
import { newWorld, type World } from '../arrange/world.ts';
import { experiments, judgesOf, plainCall } from '../families/index.ts';
import { borrowedBy } from '../lifecycle/context.ts';
import { implementedCase } from '../lifecycle/implemented.ts';
import { observers } from '../lifecycle/observers.ts';
import type { JsonObject } from '../model/json.ts';
import type { Phrase } from '../model/phrase.ts';
import { encode } from '../protocol/aws-json/encode.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { acceptedMembers } from './accepted-members.ts';
import { namesBefore } from './arrive.ts';
import { conclude } from './conclude.ts';
import { type ExamineOptions, type ExperimentResult, examine } from './examine.ts';
import type { Progress, RunOptions, RunResult } from './options.ts';
import { plan } from './plan.ts';
import { PREFLIGHT, preflight } from './preflight.ts';
import { probeAll } from './probe-all.ts';
import { newServed } from './served.ts';
import { type RunContext, stagesFor } from './stage.ts';
import { WATCHDOG, watchdog } from './watchdog.ts';

/** Runs the suite on one endpoint, from the first question to the last deletion. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { contract, operation, journal, patience, resources } = options;
  const spec = contract.operations[operation];
  if (!spec) throw new Error(`no specs for operation ${operation}`);
  const { service } = contract;
  const { harmless } = service;
  const watched = watchdog(
    options.transport,
    encode(service, harmless.operation, harmless.input as JsonObject),
  );
  const asking = (of: string) => clientOf(service, watched, of);
  const stopped = () => options.stopped() || watched.lost();
  const progress = (stage: Progress['stage'], done = 0, total = 0) =>
    options.onProgress({ stage, done, total, requests: watched.requests() });

  progress('arranging');
  const { stop, reply } = await preflight(persistent(asking(PREFLIGHT), patience), harmless);
  if (stop) return stop;

  const client = asking('arranging');
  const world = newWorld({
    resources,
    client,
    looking: asking(CLEANING_UP),
    journal,
    patience,
    prefix: options.prefix,
    given: options.given,
    members: options.members,
    mostAlive: options.mostAlive,
  });
  const context: RunContext = {
    service,
    send: watched.send,
    world,
    journal,
    patience,
    hooks: options.hooks,
    destructive: options.destructive,
    stopped,
  };
  const served = newServed(spec.name);
  const howWith = (things: Record<string, JsonObject>, accepts: boolean): ExamineOptions => ({
    seed: options.seed,
    runs: options.runs,
    world,
    known: () => ({ things, accepts }),
    observe: observers(spec, service.protocol, options.selected, judgesOf(spec)),
    served,
    operation: spec.name,
    slow: options.slow,
    requests: watched.requests,
    stopped,
    ...(options.onBroken && { onBroken: options.onBroken }),
  });
  // Before anything is asked for that might make something: what there is then is somebody else's.
  const before = await namesBefore(persistent(client, patience), resources);
  journal.found(before);
  const plain = plainCall(spec.name, resources);
  const asked = implementedCase(spec.name, plain);
  const first = await examine(asked, stagesFor(asked.id, context), {
    ...howWith({}, false),
    runs: 1,
    observe: () => [],
    served: newServed(spec.name),
  });
  const implemented = first.own.broke === 0;
  if (reply.kind === 'unreadable') return { kind: 'not-memorydb', reply: summary(reply) };

  // An operation that gives no answer at all would take a time-out for each of thousands of requests.
  const answered = implemented && first.own.held > 0;
  const found: ExperimentResult[] = [first];
  let notArranged: Phrase | null = null;
  let refusal: Phrase | null = null;
  if (answered) {
    const supplied = await supplyAll(world, borrowedBy(plain));
    notArranged = supplied.notArranged;
    const optional = Object.keys(spec.request.properties ?? {}).filter(
      (name) => !spec.request.required?.includes(name),
    );
    const learnt = notArranged
      ? {
          without: optional.filter((name) => options.ordinary[name] === undefined),
          refusal: notArranged,
        }
      : await acceptedMembers(spec.name, optional, options.ordinary, context);
    refusal = learnt.refusal;
    const accepted = { without: learnt.without, ordinary: options.ordinary };
    const chosen = plan(experiments(spec, service, resources, accepted), spec, options);
    options.onPlan?.(chosen.map(({ id }) => id));
    const how = howWith(supplied.things, refusal === null);
    found.push(...(await probeAll(chosen, context, how, options, progress)));
  }
  progress('cleaning up', 0, journal.left().length);
  await world.drain();
  const { cleaned } = options;
  const left = cleaned
    ? cleaned.left
    : await cleanUp({
        client: asking(CLEANING_UP),
        resources,
        journal,
        patience,
        prefix: options.prefix,
        concurrency: options.concurrency,
        before,
        doubtful: world.isRefused,
        isStuck: world.isStuck,
        lateMs: world.lateMs(),
      });
  const again = async () =>
    await asking(WATCHDOG)(harmless.operation, harmless.input as JsonObject);
  const gone = implemented && !answered && (await again()).kind === 'failure';
  const end =
    watched.lost() || gone ? 'endpoint-lost' : options.stopped() ? 'interrupted' : 'complete';
  return conclude({
    spec,
    options,
    found,
    served: { clause: served.clause, count: served.count() },
    end,
    notArranged,
    refusal,
    implemented,
    left,
    requests: watched.requests() + (cleaned?.requests ?? 0),
    made: world.made(),
    mostAlive: world.permits.most(),
    lateMs: world.lateMs(),
  });
}

/** Supplies what the plainest call borrows; the things as reads show them, or why one cannot be had. */
async function supplyAll(
  world: World,
  kinds: string[],
): Promise<{ things: Record<string, JsonObject>; notArranged: Phrase | null }> {
  const things: Record<string, JsonObject> = {};
  for (const kind of kinds) {
    const supplied = await world.supply(kind);
    if (!supplied.ok) {
      return { things, notArranged: { code: 'not-arranged', kind, reason: supplied.reason } };
    }
    things[kind] = supplied.thing;
  }
  return { things, notArranged: null };
}
