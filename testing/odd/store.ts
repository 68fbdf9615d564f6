import type { Knobs } from './knobs.ts';

export type Kind = 'cluster' | 'snapshot';
export type Tags = ReadonlyMap<string, string | null>;

/** A thing that is there, was there, or is about to be; what it is at a time follows from its times. */
export interface Thing {
  kind: Kind;
  name: string;
  arn: string;
  /** What answers show of it beside its name, status and ARN. */
  about: Record<string, unknown>;
  /** True for a copy. */
  copied: boolean;
  madeAt: number;
  deletedAt: number | null;
  /** Its tags since when. */
  tags: { at: number; tags: Tags }[];
}

export type Status = 'creating' | 'available' | 'deleting';

/** All that a server holds. */
export interface Store {
  knobs: Knobs;
  /** States that a hook holds. */
  held: { role: boolean; quota: boolean; creatingSince: number | null };
  /** The thing of a name as calls find it, and as reads show it. */
  find(kind: Kind, name: string): Thing | undefined;
  show(kind: Kind, name: string): Thing | undefined;
  /** What lists show, in the order of names. */
  list(kind: Kind): Thing[];
  isTaken(kind: Kind, name: string): boolean;
  statusOf(thing: Thing): Status;
  /** The status, and the tags, that reads show. */
  shownStatusOf(thing: Thing): Status;
  shownTagsOf(thing: Thing): Tags;
  tagsOf(thing: Thing): Tags;
  tag(thing: Thing, tags: Tags): void;
  make(thing: Pick<Thing, 'kind' | 'name' | 'about' | 'copied'>, tags: Tags): Thing;
  /** How many are there, those that are on their way out too. */
  count(kind: Kind): number;
  /** All that is there and is not on its way out, as text. */
  text(): string;
}

/** An empty store. */
export function newStore(knobs: Knobs): Store {
  const { settleMs, letters } = knobs;
  let things: Thing[] = [];
  const held: Store['held'] = { role: false, quota: false, creatingSince: null };
  const now = () => performance.now();
  const isThere = (thing: Thing, at: number) =>
    thing.madeAt <= at && (thing.deletedAt === null || at < thing.deletedAt + settleMs);
  const statusAt = (thing: Thing, at: number): Status => {
    if (thing.deletedAt !== null && thing.deletedAt <= at) return 'deleting';
    const stuck = thing.copied && knobs.copies !== 'settle';
    const kept = held.creatingSince !== null && thing.madeAt >= held.creatingSince;
    return stuck || kept || at < thing.madeAt + settleMs ? 'creating' : 'available';
  };
  const tagsAt = (thing: Thing, at: number) =>
    (thing.tags.findLast((own) => own.at <= at) ?? thing.tags[0])?.tags ?? new Map();
  const isNamed = (thing: Thing, name: string) =>
    letters === 'sensitive' || letters === 'exact'
      ? thing.name === name
      : thing.name.toLowerCase() === name.toLowerCase();
  const at = (kind: Kind, name: string, time: number) =>
    things.find((own) => own.kind === kind && isThere(own, time) && isNamed(own, name));
  const shownAt = () => now() - knobs.lateReadsMs - knobs.lateForAllMs;
  const stored = (name: string) =>
    letters === 'lower' || letters === 'exact' ? name.toLowerCase() : name;
  return {
    knobs,
    held,
    find: (kind, name) => at(kind, name, now() - knobs.lateForAllMs),
    show: (kind, name) => at(kind, name, shownAt()),
    list: (kind) =>
      things
        .filter((own) => own.kind === kind && isThere(own, shownAt()))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    isTaken: (kind, name) => at(kind, stored(name), now()) !== undefined,
    statusOf: (thing) => statusAt(thing, now()),
    shownStatusOf: (thing) => statusAt(thing, shownAt()),
    tagsOf: (thing) => tagsAt(thing, now()),
    shownTagsOf: (thing) => tagsAt(thing, shownAt()),
    tag: (thing, tags) => thing.tags.push({ at: now(), tags }),
    make({ kind, name, about, copied }, tags) {
      const renamed =
        knobs.renames === 'everything' || (copied && knobs.renames === 'copies')
          ? `${name}-1`
          : name;
      const own = stored(renamed);
      const arn = `arn:aws:memorydb:us-east-1:000000000000:${kind}/${own}`;
      const madeAt = now();
      const thing: Thing = {
        ...{ kind, name: own, arn, about, copied, madeAt, deletedAt: null },
        tags: [{ at: madeAt, tags }],
      };
      // What has long gone is shown to nobody.
      things = things.filter((one) => isThere(one, shownAt()) || one.madeAt > shownAt());
      things.push(thing);
      return thing;
    },
    count: (kind) => things.filter((own) => own.kind === kind && isThere(own, now())).length,
    text: () =>
      things
        .filter(({ deletedAt }) => deletedAt === null)
        .map((own) => JSON.stringify({ ...own, tags: [...tagsAt(own, now())] }))
        .sort()
        .join('\n'),
  };
}
