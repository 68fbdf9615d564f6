import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inputDefects } from '../../fixtures/reference/defects/input.ts';
import { type Reference, startReference } from '../../fixtures/reference/server.ts';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import { clientOf } from '../arrange/client.ts';
import { newJournal } from '../arrange/journal.ts';
import { newWorld } from '../arrange/world.ts';
import { experiments } from '../families/index.ts';
import { ORDINARY } from '../families/snapshot/ordinary.ts';
import type { Pair } from '../generate/pairs.ts';
import type { Json } from '../model/json.ts';
import { loopback } from '../prove/harness.ts';
import { judgementOf } from '../run/examine.ts';
import { perform } from '../run/perform.ts';
import { stagesFor } from '../run/stage.ts';
import type { Experiment } from './experiment.ts';

const { service, operations } = loadContract();
const spec = operations['CopySnapshot'] as OperationSpec;
const RESOURCES = loadResources();
const SEED = { seed: 4711 };

/** Experiments whose probe must be refused beside a twin that differs in one place. */
const REJECTIONS = experiments(spec, service, RESOURCES, {
  without: [],
  ordinary: ORDINARY,
}).filter(
  ({ clause, expects }) => clause.startsWith('CopySnapshot/input/') && expects.kind === 'refused',
);

/** Acts draws on a reference endpoint, as a run does. */
function actorOn({ url, world: inside }: Reference) {
  const { transport, patience } = loopback(url);
  const journal = newJournal();
  const world = newWorld({
    resources: RESOURCES,
    client: clientOf(service, transport, 'arranging'),
    journal,
    patience,
    prefix: 'cfm-sparing-',
    before: {},
    given: {},
    members: {},
    mostAlive: 12,
  });
  const context = { service, send: transport.send, world, journal, patience, hooks: {} };
  const about = { ...context, destructive: false, stopped: () => false };
  return {
    async supply() {
      for (const use of ['shared', 'taken'] as const) await world.supply('snapshot', use);
    },
    /** The outcome, whether the twin was recognised, and how many things were ever made. */
    async act(experiment: Experiment, draw: Json, sparing: boolean) {
      const stage = stagesFor(experiment.id, about);
      const how = { world, stage, stopped: about.stopped, onSteps() {} };
      const here = await perform(experiment, draw, sparing, how);
      const { outcome } = judgementOf(experiment, here, { known: () => ({ things: {} }) });
      const there = inside.snapshots.size;
      await world.drain();
      return { outcome, there, made: world.made() };
    },
    close: () => transport.close(),
  };
}

/** An experiment and one of its draws. */
const drawsOf = (all: Experiment[]) =>
  fc.constantFrom(...all).chain((own) => own.draws.map((draw) => [own, draw] as const));

/** True where the name of the copy is no part of what is broken: then a taken one takes its place. */
function hasPlainName(draw: Json): boolean {
  const { probe, twin } = draw as unknown as Pair;
  return [probe, twin].every((own) => own['TargetSnapshotName'] === '{new snapshot}');
}

describe('a rejection beside a twin that is recognised by its name', () => {
  let reference: Reference;
  let actor: ReturnType<typeof actorOn>;

  beforeAll(async () => {
    reference = await startReference({ settleMs: 0 });
    actor = actorOn(reference);
    await actor.supply();
  });

  afterAll(async () => {
    actor.close();
    await reference.close();
  });

  test('proves each clause, and makes nothing', async () => {
    const before = reference.world.snapshots.size;
    const plain = drawsOf(REJECTIONS).filter(([, draw]) => hasPlainName(draw));
    const property = fc.asyncProperty(plain, async ([experiment, draw]) => {
      const { made: earlier } = await actor.act(experiment, draw, true);
      const { outcome, there, made } = await actor.act(experiment, draw, true);

      expect({ id: experiment.id, outcome, there }).toEqual({
        id: experiment.id,
        outcome: 'holds',
        there: before,
      });
      expect(made).toBe(earlier);
    });

    await fc.assert(property, { ...SEED, numRuns: 100 });
  });

  test('is not tried where the name itself is broken: the twin is accepted there', async () => {
    const named = drawsOf(REJECTIONS).filter(([, draw]) => !hasPlainName(draw));
    const property = fc.asyncProperty(named, async ([experiment, draw]) => {
      expect((await actor.act(experiment, draw, true)).outcome).toBe('holds');
    });

    await fc.assert(property, { ...SEED, numRuns: 30 });
  });
});

describe('a defect of the input that an accepted twin shows', () => {
  const refusing = inputDefects.filter(({ clause }) =>
    REJECTIONS.some((own) => own.clause === clause),
  );
  let close: () => Promise<void>;

  afterEach(() => close());

  test.each(refusing.map((defect) => [defect.id, defect] as const))(
    '%s is shown by the same draw where a recognised one would do',
    async (_id, defect) => {
      const reference = await startReference({ settleMs: 0, defect });
      const actor = actorOn(reference);
      close = async () => {
        actor.close();
        await reference.close();
      };
      await actor.supply();
      let shown = 0;
      const own = REJECTIONS.filter(({ clause }) => clause === defect.clause);
      const property = fc.asyncProperty(drawsOf(own), async ([experiment, draw]) => {
        const accepted = await actor.act(experiment, draw, false);
        const sparing = await actor.act(experiment, draw, true);
        if (accepted.outcome === 'broken') shown++;

        expect([experiment.id, sparing.outcome]).toEqual([experiment.id, accepted.outcome]);
      });

      await fc.assert(property, { ...SEED, numRuns: 6 * own.length });
      expect(shown).toBeGreaterThan(0);
    },
  );
});
