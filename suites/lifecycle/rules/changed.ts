import fc from 'fast-check';
import type { Change } from '../../../specs/resource.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { HOLDS } from '../../model/judgement.ts';
import type { Trace } from '../../model/trace.ts';
import { readReply } from '../../protocol/reply.ts';
import { borrowedBy } from '../context.ts';
import type { Stage } from '../experiment.ts';
import { type Life, look, type Made, make } from '../life.ts';
import type { Script } from '../scripted.ts';
import { readBy, shownBy } from './by-lists.ts';
import { applied, JUDGES } from './changed-judges.ts';
import { listPages } from './pages.ts';

/** What a change is asked to change is changed, and nothing else is. */
export function changedScripts(life: Life): Script[] {
  const changes = changesOf(life);
  return [
    ...changes.flatMap((change, index) =>
      Object.entries(JUDGES).map(([tail, judge]) => ({
        id: `lifecycle/${tail}#${wayOf(change, index)}`,
        draws: fc.constant<Json>({}),
        weight: 0.2,
        alive: tail === 'others-untouched' ? 2 : 1,
        act: (_draw: JsonObject, stage: Stage) => act(life, [change], tail, stage),
        judge: (trace: Trace) => judge(life, change, trace),
      })),
    ),
    ...(changes.length > 1 ? [addUp(life, changes)] : []),
  ];
}

/** What the inputs of a kind's changes borrow. */
export function borrowedByChanges({ resource, spec }: Life): string[] {
  return (resource.changes ?? [])
    .filter(({ operation }) => operation === spec.name)
    .flatMap(({ input }) => borrowedBy(input as JsonObject));
}

function changesOf({ resource, spec }: Life): Change[] {
  return (resource.changes ?? []).filter(({ operation }) => operation === spec.name);
}

/** Makes a thing, looks, changes it, waits until it is at rest, and looks again. */
async function act(life: Life, changes: Change[], tail: string, stage: Stage): Promise<void> {
  const { resource } = life;
  const isOther = tail === 'others-untouched';
  const other = isOther ? await make(life, stage, stage.scope(), { label: 'other' }) : undefined;
  const made = await make(life, stage, stage.bind);
  if (!made || readReply(made.step.exchange).kind !== 'success') return;
  const seen = other ?? made;
  await lookAt(life, changes, seen, 'first', stage);
  for (const way of changes[0]?.before ?? []) {
    const input = stage.bind(way.input as JsonObject);
    const own = { [resource.identifier.member]: made.name, ...input };
    await stage.atRest('arrange', resource.kind, way.operation, own, 'ready');
    await stage.settle(made.name, resource.kind);
  }
  await lookAt(life, changes, seen, 'before', stage);
  for (const change of changes) {
    const input = stage.bind(change.input as JsonObject);
    const own = { [resource.identifier.member]: made.name, ...input };
    const { kind } = resource;
    const step = await stage.atRest('probe', kind, change.operation, own, 'change');
    if (readReply(step.exchange).kind !== 'success') return;
    await stage.settle(made.name, resource.kind);
  }
  await lookAt(life, changes, seen, 'after', stage);
  if (tail !== 'list-agrees') return;
  await stage.catchUp();
  await listPages(life, stage, 'list');
}

async function lookAt(
  life: Life,
  changes: Change[],
  { name }: Made,
  label: 'first' | 'before' | 'after',
  stage: Stage,
): Promise<void> {
  await look(life, stage, name, label, label === 'after' ? 'after' : 'before');
  for (const operation of new Set(changes.flatMap(shownBy))) {
    await readBy(life, stage, operation, name, label);
  }
}

/** Several changes, one after the other: the last word on each member holds. */
function addUp(life: Life, changes: Change[]): Script {
  return {
    id: 'lifecycle/add-up#in-a-row',
    draws: fc.constant<Json>({}),
    weight: 0.2,
    act: (_draw, stage) => act(life, changes, 'add-up', stage),
    judge(trace) {
      const sent = trace.filter(({ label }) => label === 'change');
      for (const [index, change] of changes.entries()) {
        const later = changes.slice(index + 1).flatMap(({ applied }) => applied);
        const holds = change.applied.filter(
          ({ given, shown }) => !later.some((own) => own.given === given && own.shown === shown),
        );
        const judgement = applied(
          life,
          { ...change, applied: holds },
          trace,
          sent[index]?.input ?? {},
        );
        if (judgement.outcome !== 'holds') return judgement;
      }
      return HOLDS;
    },
  };
}

function wayOf({ applied: all }: Change, index: number): string {
  const [first] = all;
  const path = first?.shown.replaceAll(/\[[^\]]*\]/g, '').replaceAll('/', '-');
  return path === undefined ? `change-${index}` : `${path}-${index}`;
}
