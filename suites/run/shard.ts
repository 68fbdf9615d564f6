/** The owners of each shard, or how many shards there can be at most. */
export type Division = { ok: true; shards: string[][] } | { ok: false; most: number };

/** Whose a clause is: the first part of its id, an operation or a protocol. */
export function ownerOf(clause: string): string {
  return clause.split('/')[0] ?? '';
}

/**
 * Divides clauses among shards by their owners: no owner is in two shards, none is left out, and one
 * shard after the other has them in their order. The same clauses give the same shards, whatever the
 * endpoint: what an operation's clauses come to does not depend on which others are asked about.
 *
 * @param clauses - ids, in the order in which a whole run tells them
 */
export function divide(clauses: string[], count: number): Division {
  const sizes = new Map<string, number>();
  for (const id of clauses) sizes.set(ownerOf(id), (sizes.get(ownerOf(id)) ?? 0) + 1);
  const owners = [...sizes];
  if (owners.length < count) return { ok: false, most: owners.length };
  const shards: string[][] = [];
  let left = clauses.length;
  let next = 0;
  for (let shardsLeft = count; shardsLeft > 0; shardsLeft--) {
    const fair = left / shardsLeft;
    const own: string[] = [];
    let size = 0;
    // Each shard that is still to come needs an owner too.
    while (next < owners.length - (shardsLeft - 1)) {
      const [owner, clausesOfOwner] = owners[next] as [string, number];
      // Half of an owner more than is fair is nearer to it than that half less.
      if (own.length > 0 && shardsLeft > 1 && size + clausesOfOwner / 2 > fair) break;
      own.push(owner);
      size += clausesOfOwner;
      next++;
    }
    shards.push(own);
    left -= size;
  }
  return { ok: true, shards };
}
