import type { OperationSpec } from '../../specs/spec.ts';
import type { Resources } from '../arrange/things.ts';
import { borrowsOf } from '../lifecycle/context.ts';
import type { JsonObject } from '../model/json.ts';

/** The operations of one kind of thing after those of another, in the order of the first of each. */
export function groupsOf(specs: OperationSpec[], resources: Resources): OperationSpec[][] {
  const groups = new Map<string, OperationSpec[]>();
  for (const spec of specs) {
    const kind = kindOf(spec.name, resources);
    groups.set(kind, [...(groups.get(kind) ?? []), spec]);
  }
  return [...groups.values()];
}

function kindOf(operation: string, resources: Resources): string {
  return Object.values(resources).find(({ calls }) => operation in calls)?.kind ?? '';
}

/** The kinds that the plainest calls of some operations borrow, and what those are made of. */
export function borrowedByGroup(specs: OperationSpec[], resources: Resources): Set<string> {
  const kinds = new Set<string>();
  const visit = (kind: string) => {
    const resource = resources[kind];
    if (!resource || kinds.has(kind)) return;
    kinds.add(kind);
    for (const { input } of resource.supply) {
      for (const own of borrowsOf({ plain: input as JsonObject, resource })) visit(own);
    }
  };
  for (const { name } of specs) {
    const resource = Object.values(resources).find(({ calls }) => name in calls);
    if (!resource) continue;
    const plain = (resource.calls[name] ?? {}) as JsonObject;
    for (const own of borrowsOf({ plain, resource })) visit(own.replace(/^taken /, ''));
  }
  return kinds;
}

/** The kinds of which a run of some operations may make anything. */
export function involved(specs: OperationSpec[], resources: Resources): Resources {
  const kinds = borrowedByGroup(specs, resources);
  for (const { name } of specs) {
    for (const { kind, calls } of Object.values(resources)) if (name in calls) kinds.add(kind);
  }
  return Object.fromEntries(Object.entries(resources).filter(([kind]) => kinds.has(kind)));
}
