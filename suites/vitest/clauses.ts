import type { Clause } from '../../specs/spec.ts';

/** A group of clauses, or a clause where `id` is not null. */
export interface Branch {
  title: string;
  id: string | null;
  children: Branch[];
}

/**
 * Clauses as vitest shows them: owner (an operation or a protocol), family, clause. A test's title is
 * the clause's id, so that `-t` takes what `--select` takes.
 */
export function treeOf(clauses: Clause[]): Branch[] {
  const owners: Branch[] = [];
  for (const { id } of clauses) {
    const [owner = '', family = '', ...rest] = id.split('/');
    const group = branch(owners, owner);
    const { children } = rest.length === 0 ? group : branch(group.children, family);
    children.push({ title: id, id, children: [] });
  }
  return owners;
}

function branch(among: Branch[], title: string): Branch {
  const known = among.find((own) => own.id === null && own.title === title);
  if (known) return known;
  const fresh: Branch = { title, id: null, children: [] };
  among.push(fresh);
  return fresh;
}
