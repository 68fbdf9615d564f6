import type { Store, Thing } from './store.ts';

/** Long before any run. */
const LONG_AGO = -1_000_000_000;

/**
 * Puts somebody else's things into a store: a cluster, and so many snapshots of it, each with a tag.
 *
 * @param prefix - begins each name
 */
export function plant(store: Store, count: number, prefix: string): void {
  const put = (kind: Thing['kind'], name: string, about: Thing['about']) => {
    const tags = new Map([['owner', name]]);
    const thing = store.make({ kind, name, about, copied: false }, tags);
    thing.madeAt = LONG_AGO;
    thing.tags = [{ at: LONG_AGO, tags }];
    return thing;
  };
  const cluster = put('cluster', `${prefix}theirs`, { NodeType: 'db.r7g.large', NumShards: 1 });
  const about = { cluster: { Name: cluster.name, ...cluster.about }, taken: 1_700_000_000 };
  for (let n = 0; n < count; n++) {
    put('snapshot', `${prefix}theirs-${String(n).padStart(3, '0')}`, about);
  }
}
