import type { Resource } from '../../../specs/resource.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { borrowedBy, type CaseContext, waitedFor } from '../context.ts';
import type { Experiment } from '../experiment.ts';
import { type Life, lifeOf } from '../life.ts';
import { type Script, scripted } from '../scripted.ts';
import { borrowedByChanges, changedScripts } from './changed.ts';
import { createdScripts } from './created.ts';
import { deletedScripts } from './deleted.ts';
import { filterScripts } from './filters.ts';
import { followerScripts } from './followers.ts';
import { pagingScripts } from './paging.ts';
import { afterDeleteScripts, readScripts } from './read.ts';
import { backReferenceScripts, inUseScripts, missingReferences } from './references.ts';
import { refusedChanges } from './refused-change.ts';
import { taggedScripts } from './tagged.ts';
import { givenTagsScripts, goneTagsScripts, keptTagsScripts } from './tags.ts';
import { oneNameScripts } from './together.ts';

/** Experiments on the life of things: those of which the operation has a clause. */
export function lifeCases(context: CaseContext): Experiment[] {
  const { spec } = context;
  const known = new Set(spec.clauses.map(({ id }) => id));
  return Object.values(context.resources)
    .filter((own) => isAbout(own, spec.name, context))
    .flatMap((resource) => casesOf({ ...context, resource }, known))
    .filter(({ clause }) => known.has(clause));
}

/** True for an operation that is one of a kind's, or one on tags of a kind that has them. */
function isAbout(resource: Resource, operation: string, { tagging }: CaseContext): boolean {
  const { calls, operations } = resource;
  const { add, list, remove } = tagging;
  const onTags = resource.tags === true && [add, list, remove].includes(operation);
  return operation in calls || operations.list === operation || onTags;
}

function casesOf(context: CaseContext, known: ReadonlySet<string>): Experiment[] {
  const { spec, resource, resources } = context;
  const life = lifeOf(spec, resource, resources, context.tagging);
  const { offeredFor } = resource;
  const toMake = life.create ? borrowedBy(life.create.input) : [];
  const borrows = [
    ...(offeredFor === undefined ? [] : [offeredFor, `taken ${offeredFor}`]),
    ...toMake,
    ...borrowedBy(context.plain),
    ...(resource.echo ?? []).flatMap(({ given, ask }) =>
      ask === undefined ? [] : borrowedBy({ [given]: ask as Json }),
    ),
  ];
  // What is made of another kind borrows what that kind is made of.
  const others = Object.values(resources).flatMap((other) =>
    isJoined(resource, other) ? borrowedBy(createInput(other)) : [],
  );
  const has = (tail: string) => [...known].some((id) => id.startsWith(`${spec.name}/${tail}`));
  const scripts: [tail: string, make: (life: Life) => Script[]][] = [
    ['lifecycle/readable', createdScripts],
    ['lifecycle/by-name', readScripts],
    ['paging', pagingScripts],
    ['lifecycle/applied', changedScripts],
    ['lifecycle/gone', deletedScripts],
    ['lifecycle/after-delete', afterDeleteScripts],
    ['lifecycle/in-use', inUseScripts],
    ['lifecycle/duplicate-unchanged', oneNameScripts],
    ['back-references', backReferenceScripts],
    ['tags/given', givenTagsScripts],
    ['tags/gone', goneTagsScripts],
    [`tags/${resource.kind}`, taggedScripts],
    ['tags/kept', keptTagsScripts],
    ['filters', filterScripts],
    ['details', filterScripts],
    ['back-references', followerScripts],
    ['lifecycle/leaves', followerScripts],
  ];
  const makers = new Set(scripts.filter(([tail]) => has(tail)).map(([, scriptsOf]) => scriptsOf));
  return [
    ...missingReferences(context),
    ...refusedChanges(context),
    ...[...makers]
      .flatMap((scriptsOf) => scriptsOf(life))
      .map((script) => {
        const joined = /back-references|in-use|leaves/.test(script.id) ? others : [];
        // Reads are of what the draw makes: they need nothing of the kind itself.
        const needed = /by-name/.test(script.id) ? toMake : borrows;
        const all = [...new Set([...needed, ...borrowedByChanges(life), ...joined])];
        return { ...scripted(spec.name, script, all), waitsFor: waitedFor(context, all) };
      }),
  ];
}

/** True where one of two kinds names the other. */
function isJoined(a: Resource, b: Resource): boolean {
  const names = (one: Resource, other: Resource) =>
    Object.values(one.refers).some(({ kind }) => kind === other.kind);
  return names(a, b) || names(b, a);
}

function createInput({ operations, calls }: Resource): JsonObject {
  return (calls[operations.create ?? ''] ?? {}) as JsonObject;
}
