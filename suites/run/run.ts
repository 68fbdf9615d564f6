import { cleanUp } from '../arrange/clean-up.ts';
import { clientOf } from '../arrange/client.ts';
import { givenSource, madeSource, type Source } from '../arrange/source.ts';
import { copyDomain } from '../cases/domain.ts';
import type { Experiment } from '../cases/experiment.ts';
import { experiments } from '../cases/index.ts';
import { observers } from '../cases/observers.ts';
import { implementedCase } from '../cases/stateful.ts';
import { summary } from '../judge/read.ts';
import type { Judgement } from '../model/judgement.ts';
import { encode } from '../probe/encode.ts';
import { calibrate } from './calibrate.ts';
import { conclude, tallies } from './conclude.ts';
import { type Examination, examine, type Findings, shrinkObserved } from './examine.ts';
import { guard } from './guard.ts';
import type { RunOptions, RunResult } from './options.ts';
import { plan } from './plan.ts';
import { preflight } from './preflight.ts';
import { schedule } from './schedule.ts';
import { stagesFor, type Theatre } from './stage.ts';

/** Runs the suite on one endpoint, from the first question to the last deletion. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { contract, operation, journal, patience } = options;
  const spec = contract.operations[operation];
  if (!spec) throw new Error(`no specs for operation ${operation}`);
  const { service } = contract;
  const guarded = guard(
    options.transport,
    encode(service, 'DescribeSnapshots', { MaxResults: 20 }),
  );
  const client = clientOf(service, { send: guarded.send, close() {} });
  const stopped = () => options.stopped() || guarded.lost();
  const progress = (
    stage: 'arranging' | 'probing' | 'shrinking' | 'cleaning up',
    done = 0,
    total = 0,
  ) => options.onProgress({ stage, done, total, requests: guarded.requests() });

  progress('arranging');
  const { stop, reply } = await preflight(client);
  if (stop) return stop;

  const theatre: Theatre = {
    service,
    send: guarded.send,
    journal,
    prefix: options.prefix,
    sourceName: `${options.prefix}source`,
  };
  const observe = observers(spec, service.protocol, options.selected);
  const how: Examination = {
    seed: options.seed,
    runs: options.runs,
    known: { source: null },
    observe,
    stopped,
  };
  const asked = implementedCase(spec.name);
  const first = await examine(asked, stagesFor(asked.id, theatre), {
    ...how,
    runs: 1,
    observe: () => [],
  });
  const implemented = first.own.broke === 0;
  if (reply.kind === 'unreadable' && (!implemented || speaksNothing(first))) {
    return { kind: 'not-memorydb', reply: summary(reply) };
  }

  let source: Source = { ok: false, reason: { code: 'not-implemented' } };
  const found: Findings[] = [first];
  if (implemented) {
    source = options.sourceSnapshot
      ? await givenSource(client, options.sourceSnapshot, patience)
      : await madeSource(client, options.prefix, options.cluster, journal, patience);
    if (source.ok) {
      theatre.sourceName = source.name;
      how.known = { source: source.snapshot };
    }
    const optional = Object.keys(spec.request.properties ?? {}).filter(
      (name) => !spec.request.required?.includes(name),
    );
    const without = source.ok
      ? await calibrate(spec.name, optional, options.ordinary, stagesFor('calibrate', theatre))
      : optional.filter((name) => options.ordinary[name] === undefined);
    const domain = copyDomain(without);
    const all = experiments({ spec, domain, ordinary: options.ordinary }, service);
    const chosen = plan(all, spec, options);
    const work = (experiment: Experiment) =>
      examine(experiment, stagesFor(experiment.id, theatre), how).catch((error: unknown) =>
        failed(experiment, error),
      );
    found.push(
      ...(await schedule(chosen, options.concurrency, work, ({ experiment, own }, index) => {
        const { held, broke, unproven } = own;
        options.onExperiment({
          kind: 'experiment',
          id: experiment.id,
          held,
          broke,
          unproven,
        });
        progress('probing', index + 1, chosen.length);
      })),
    );
    await shrinkFirst(found, theatre, how, (done, total) => progress('shrinking', done, total));
  }
  progress('cleaning up', 0, journal.left().length);
  const left = await cleanUp(client, journal, patience, options.concurrency);
  const end = guarded.lost() ? 'endpoint-lost' : options.stopped() ? 'interrupted' : 'complete';
  return conclude({
    spec,
    options,
    found,
    end,
    source,
    implemented,
    left,
    requests: guarded.requests(),
  });
}

/** The first breakage of each observed clause, in the order of the plan, is made smaller. */
async function shrinkFirst(
  found: Findings[],
  theatre: Theatre,
  how: Examination,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const broken = [...tallies(found, 'observed')].filter(([, tally]) => tally.breakage);
  for (const [index, [clause, tally]] of broken.entries()) {
    onProgress(index, broken.length);
    const own = found.find(({ experiment }) => experiment.id === tally.breakage?.experiment);
    const kept = own?.observed.get(clause);
    if (!own || !kept || how.stopped()) continue;
    const { experiment } = own;
    const shrunk = await shrinkObserved(
      clause,
      experiment,
      stagesFor(`${experiment.id} ${clause}`, theatre),
      how,
    );
    if (shrunk) kept.breakage = shrunk;
  }
}

function failed(experiment: Experiment, error: unknown): Findings {
  const detail = error instanceof Error ? error.message : String(error);
  const judgement: Judgement = {
    outcome: 'inconclusive',
    reason: { code: 'internal', detail },
  };
  const own = {
    held: 0,
    broke: 0,
    unproven: 1,
    reason: judgement.reason,
    breakage: null,
  };
  return { experiment, own, observed: new Map(), received: new Map() };
}

function speaksNothing({ received }: Findings): boolean {
  return [...received.keys()].every((kind) => kind === 'unreadable' || kind === 'failure');
}
