import { type Answer, fault } from './answers.ts';
import { type Input, MOST_TAGS, tagsIn } from './rules.ts';
import type { Store, Tags, Thing } from './store.ts';

const ARN = /^arn:[^:]+:memorydb:[^:]*:[^:]*:(cluster|snapshot)\/(.+)$/;

export function listTags(input: Input, store: Store): Answer {
  return withThing(input, store.show, (thing) => listed(store.shownTagsOf(thing)));
}

export function tagResource(input: Input, store: Store): Answer {
  return withThing(input, store.find, (thing) => {
    const tags = new Map([...store.tagsOf(thing), ...(tagsIn(input) ?? [])]);
    if (tags.size > MOST_TAGS) return fault('TagQuotaPerResourceExceeded', 'Too many tags.');
    store.tag(thing, tags);
    return listed(tags);
  });
}

export function untagResource(input: Input, store: Store): Answer {
  return withThing(input, store.find, (thing) => {
    const tags = new Map(store.tagsOf(thing));
    const keys = input['TagKeys'] as string[];
    if (!keys.every((key) => tags.has(key))) return fault('TagNotFoundFault', 'No such tag.');
    for (const key of keys) tags.delete(key);
    store.tag(thing, tags);
    return listed(tags);
  });
}

function withThing(input: Input, find: Store['find'], act: (thing: Thing) => Answer): Answer {
  const [, kind, name = ''] = ARN.exec(String(input['ResourceArn'])) ?? [];
  if (kind === undefined) return fault('InvalidARNFault', 'That is no ARN.');
  const thing = find(kind as Thing['kind'], name);
  if (thing) return act(thing);
  const missing = kind === 'cluster' ? 'ClusterNotFoundFault' : 'SnapshotNotFoundFault';
  return fault(missing, `There is no such ${kind}.`);
}

function listed(tags: Tags): Answer {
  const list = [...tags].map(([Key, Value]) => (Value === null ? { Key } : { Key, Value }));
  return { body: { TagList: list } };
}
