import { CLEANING_UP, cleanUp } from '../arrange/clean-up.ts';
import { clientOf } from '../arrange/client.ts';
import { givenSource, madeSource, type Source } from '../arrange/source.ts';
import { experiments } from '../families/index.ts';
import { snapshotJudges } from '../families/snapshot/observed.ts';
import { implementedCase } from '../families/snapshot/stateful.ts';
import type { Experiment } from '../lifecycle/experiment.ts';
import { observers } from '../lifecycle/observers.ts';
import { inconclusive } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import { encode } from '../protocol/aws-json/encode.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { calibrate } from './calibrate.ts';
import { conclude, tallies } from './conclude.ts';
import {
  type Examination,
  examine,
  type Findings,
  newFindings,
  shrinkObserved,
} from './examine.ts';
import { GUARD, guard } from './guard.ts';
import type { RunOptions, RunResult } from './options.ts';
import { plan } from './plan.ts';
import { PREFLIGHT, preflight } from './preflight.ts';
import { schedule } from './schedule.ts';
import { stagesFor, type Theatre } from './stage.ts';
import { count } from './tally.ts';

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
  const asking = (of: string) => clientOf(service, guarded, of);
  const client = asking('arranging');
  const stopped = () => options.stopped() || guarded.lost();
  const progress = (
    stage: 'arranging' | 'probing' | 'shrinking' | 'cleaning up',
    done = 0,
    total = 0,
  ) => options.onProgress({ stage, done, total, requests: guarded.requests() });

  progress('arranging');
  const { stop, reply } = await preflight(asking(PREFLIGHT));
  if (stop) return stop;

  const theatre: Theatre = {
    service,
    send: guarded.send,
    journal,
    patience,
    hooks: options.hooks,
    destructive: options.destructive,
    prefix: options.prefix,
    sourceName: `${options.prefix}source`,
    stopped,
  };
  const observe = observers(
    spec,
    service.protocol,
    new Set([...options.selected, ...(options.watched ?? [])]),
    snapshotJudges(spec.name),
  );
  const how: Examination = {
    seed: options.seed,
    runs: options.runs,
    known: { source: null },
    observe,
    slow: options.slow,
    requests: guarded.requests,
    stopped,
    ...(options.onBroken && { onBroken: options.onBroken }),
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

  // An operation that gives no answer at all would take a time-out for each of thousands of requests.
  const answered = implemented && first.own.held > 0;
  let source: Source = { ok: false, reason: first.own.reason ?? { code: 'not-implemented' } };
  let noCopy: Phrase | null = null;
  const found: Findings[] = [first];
  if (answered) {
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
    const { without, refusal } = source.ok
      ? await calibrate(spec.name, optional, options.ordinary, stagesFor('calibrate', theatre))
      : {
          without: optional.filter((name) => options.ordinary[name] === undefined),
          refusal: source.reason,
        };
    noCopy = refusal;
    how.known.copies = refusal === null;
    const all = experiments(spec, service, { without, ordinary: options.ordinary });
    const chosen = plan(all, spec, options);
    options.onPlan?.(chosen.map(({ id }) => id));
    let done = 0;
    const work = (experiment: Experiment) =>
      examine(experiment, stagesFor(experiment.id, theatre), how).catch((error: unknown) =>
        failed(experiment, error),
      );
    const together = chosen.filter(({ alone }) => !alone);
    const alone = chosen.filter((experiment) => experiment.alone);
    const onDone = ({ experiment, own }: Findings) => {
      const { held, broke, unproven } = own;
      options.onExperiment({ kind: 'experiment', id: experiment.id, held, broke, unproven });
      progress('probing', ++done, chosen.length);
    };
    found.push(...(await schedule(together, options.concurrency, work, onDone)));
    found.push(...(await schedule(alone, 1, work, onDone)));
    await shrinkFirst(found, theatre, how, (done, total) => progress('shrinking', done, total));
  }
  progress('cleaning up', 0, journal.left().length);
  const { cleaned } = options;
  const left = cleaned
    ? cleaned.left
    : await cleanUp(asking(CLEANING_UP), journal, patience, options.concurrency);
  const gone =
    implemented && !answered && (await asking(GUARD)('DescribeSnapshots', {})).kind === 'failure';
  const end =
    guarded.lost() || gone ? 'endpoint-lost' : options.stopped() ? 'interrupted' : 'complete';
  return conclude({
    spec,
    options,
    found,
    end,
    source,
    noCopy,
    implemented,
    left,
    requests: guarded.requests() + (cleaned?.requests ?? 0),
  });
}

/** Of how many experiments that broke a clause the smallest case is looked for, until one gives it. */
const CANDIDATES = 3;

/** The first breakage of each observed clause, in the order of the plan, is made smaller. */
async function shrinkFirst(
  found: Findings[],
  theatre: Theatre,
  how: Examination,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const broken = [...tallies(found, 'observed')].filter(([, tally]) => tally.breakage);
  for (const [index, [clause]] of broken.entries()) {
    onProgress(index, broken.length);
    const candidates = found.filter(({ observed }) => observed.get(clause)?.breakage);
    for (const { experiment } of candidates.slice(0, CANDIDATES)) {
      if (how.stopped()) return;
      const stages = stagesFor(`${experiment.id} ${clause}`, theatre);
      const shrunk = await shrinkObserved(clause, experiment, stages, how);
      const first = candidates[0]?.observed.get(clause);
      if (!shrunk || !first) continue;
      first.breakage = shrunk;
      break;
    }
  }
}

function failed(experiment: Experiment, error: unknown): Findings {
  const detail = error instanceof Error ? error.message : String(error);
  const findings = newFindings(experiment);
  count(findings.own, inconclusive({ code: 'internal', detail }));
  return findings;
}

function speaksNothing({ received }: Findings): boolean {
  return [...received.keys()].every((kind) => kind === 'unreadable' || kind === 'failure');
}
