import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import type { Clause } from '../../specs/spec.ts';
import { type Selection, select } from '../run/select.ts';

/** What may be selected, and of what: the clauses of some operations, each once, in order. */
export interface Selectable {
  operations: string[];
  clauses: Clause[];
}

/**
 * The clauses among which selectors choose: of the operations that they name, by themselves, by a
 * kind of thing, or by a rule such as `*\/paging`; without any, of all.
 */
export function selectable(selectors: string[]): Selectable {
  const { operations } = loadContract();
  const all = Object.keys(operations);
  const resources = loadResources();
  const named = new Set<string>();
  for (const selector of selectors) {
    const [owner = ''] = selector.split('/');
    const kind = resources[owner];
    if (kind) for (const name of Object.keys(kind.calls)) named.add(name);
    else if (owner === '*') for (const name of all) named.add(name);
    else if (all.includes(owner)) named.add(owner);
  }
  const chosen = named.size > 0 ? all.filter((name) => named.has(name)) : all;
  const seen = new Map<string, Clause>();
  for (const name of chosen) {
    for (const clause of operations[name]?.clauses ?? []) {
      if (!seen.has(clause.id)) seen.set(clause.id, clause);
    }
  }
  return { operations: chosen, clauses: [...seen.values()] };
}

/**
 * Selects clauses by id at any depth, by kind (`user`), or by rule (`*\/paging`).
 *
 * @param selectors - none selects all that there is to select
 */
export function selectFrom({ clauses, operations }: Selectable, selectors: string[]): Selection {
  const resources = loadResources();
  const expanded = selectors.flatMap((selector) => {
    const [owner = '', ...rest] = selector.split('/');
    const kind = resources[owner];
    const owners = kind ? Object.keys(kind.calls) : owner === '*' ? operations : undefined;
    if (!owners) return [selector];
    const below = owners
      .filter((name) => operations.includes(name))
      .map((name) => [name, ...rest].join('/'));
    const there = below.filter((id) => select(clauses, [id]).ok);
    return there.length > 0 ? there : [selector];
  });
  return select(clauses, expanded);
}
