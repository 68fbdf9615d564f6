import { CLEANING_UP, cleanUp } from '../arrange/clean-up.ts';
import { clientOf } from '../arrange/client.ts';
import { persistent } from '../arrange/persistent.ts';
import { newWorld } from '../arrange/world.ts';
import type { JsonObject } from '../model/json.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { encode } from '../protocol/encode.ts';
import { namesBefore } from './arrive.ts';
import { conclude } from './conclude.ts';
import { borrowedByGroup, groupsOf, involved } from './groups.ts';
import type { Progress, RunOptions, RunResult } from './options.ts';
import { PREFLIGHT, preflight } from './preflight.ts';
import { probeAll } from './probe-all.ts';
import { withProtocols } from './protocols.ts';
import type { RunContext } from './stage.ts';
import { ask, prepare, type Tested } from './tested.ts';
import { WATCHDOG, watchdog } from './watchdog.ts';

/** Runs the suite on one endpoint, from the first question to the last deletion. */
export async function run(given: RunOptions): Promise<RunResult> {
  const { journal, patience, resources } = given;
  const { service } = given.contract;
  const { harmless } = service;
  const question = encode(service, harmless.operation, harmless.input as JsonObject);
  const watched = watchdog(given.transport, question);
  const progress = (stage: Progress['stage'], done = 0, total = 0) =>
    given.onProgress({ stage, done, total, requests: watched.requests() });

  progress('arranging');
  const asked = persistent(clientOf(service, watched, PREFLIGHT), patience);
  const { stop, reply } = await preflight(asked, harmless);
  if (stop) return stop;
  const options = await withProtocols(given, watched, reply.kind === 'success');
  const { contract } = options;
  const isJson = contract.service.protocol === service.protocol;
  if (reply.kind === 'unreadable' && isJson) return { kind: 'not-memorydb', reply: summary(reply) };
  const specs = options.operations.map((name) => {
    const spec = contract.operations[name];
    if (!spec) throw new Error(`no specs for operation ${name}`);
    return spec;
  });
  const asking = (of: string) => clientOf(contract.service, watched, of);
  const stopped = () => options.stopped() || watched.ended() !== null;

  const client = asking('arranging');
  const { prefix, members, mostAlive } = options;
  const about = { resources, client, journal, patience, prefix };
  // Before anything is asked for that might make something: what there is then is somebody else's.
  const kinds = involved(specs, resources);
  const before = await namesBefore(persistent(client, patience), kinds);
  journal.found(before);
  const { cleaned } = options;
  // A replay takes the recording's word that what was deleted has gone: no look is recorded.
  const looking = cleaned ? undefined : asking(CLEANING_UP);
  const made = { given: options.given, members, mostAlive, before, ...(looking && { looking }) };
  const world = newWorld({ ...about, ...made });
  const context: RunContext = {
    service: contract.service,
    send: watched.send,
    world,
    journal,
    patience,
    hooks: options.hooks,
    destructive: options.destructive,
    denied: () => watched.ended() === 'denied',
    stopped,
  };
  const shared = { options, context, world, requests: watched.requests };
  const tested: Tested[] = [];
  const groups = groupsOf(specs, resources);
  for (const [index, group] of groups.entries()) {
    const own: Tested[] = [];
    for (const spec of group) {
      const isFirst = ![...tested, ...own].some(({ protocol }) => protocol);
      const one = await ask(spec, shared);
      if (one.answered) await prepare(one, isFirst, shared);
      own.push(one);
    }
    options.onPlan?.(own.flatMap(({ chosen }) => chosen.map(({ id }) => id)));
    await probeAll(own, context, options, progress);
    tested.push(...own);
    // The world stays small: what the next kind does not borrow is given back before it begins.
    if (index + 1 < groups.length) {
      await world.drain();
      await world.release(borrowedByGroup(groups[index + 1] ?? [], resources));
    }
  }

  progress('cleaning up', 0, journal.left().length);
  await world.drain();
  const left = cleaned
    ? cleaned.left
    : await cleanUp({
        ...about,
        // Who asks the run to end asks for this too, and waits for it: a second signal ends it at once.
        patience: { ...patience, stopped: () => watched.ended() !== null },
        client: asking(CLEANING_UP),
        concurrency: options.concurrency,
        before,
        doubtful: (thing) => world.isRefused(thing) || !world.wasAccepted(thing.kind),
        isStuck: world.isStuck,
        ...(options.isAws && { isAws: true }),
        lateMs: world.lateMs(),
      });
  const again = async () => asking(WATCHDOG)(harmless.operation, harmless.input as JsonObject);
  const silent = tested.some(({ implemented, answered }) => implemented && !answered);
  const gone = silent && (await again()).kind === 'failure';
  const end =
    watched.ended() ?? (gone ? 'endpoint-lost' : options.stopped() ? 'interrupted' : 'complete');
  return conclude({
    tested,
    options,
    end,
    left,
    requests: watched.requests() + (cleaned?.requests ?? 0),
    made: world.made(),
    mostAlive: world.mostAlive(),
    lateMs: world.lateMs(),
  });
}
