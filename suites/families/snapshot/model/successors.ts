import type { Json, JsonObject } from '../../../model/json.ts';
import { snapshotsOf } from '../judge/effects.ts';
import {
  type Command,
  type Entry,
  having,
  type Namespace,
  readTags,
  sameTags,
  type Tags,
} from './state.ts';

/**
 * The namespaces that a command may leave behind, given its answer. None: no namespace that we
 * started from explains the answer. A deleted snapshot may be gone at any time, and one that was
 * just made may not be ready yet, so more than one fault may be right; their order is never asserted.
 */
export function successors(state: Namespace, command: Command): Namespace[] {
  const rule = RULES[command.operation];
  if (!rule) return [state];
  const { input, answer } = command;
  if ('body' in answer) return rule({ state, input, fault: null, body: answer.body });
  // How a fault is called is a clause of its own: under another name it may be any of these.
  const isKnown = answer.fault === QUOTA || FAULTS.includes(answer.fault);
  const faults = isKnown ? [answer.fault] : FAULTS;
  return faults.flatMap((fault) => rule({ state, input, fault, body: null }));
}

interface Situation {
  state: Namespace;
  input: JsonObject;
  fault: string | null;
  body: JsonObject | null;
}

const NOT_FOUND = 'SnapshotNotFoundFault';
const EXISTS = 'SnapshotAlreadyExistsFault';
const NOT_READY = 'InvalidSnapshotStateFault';
const QUOTA = 'SnapshotQuotaExceededFault';

const FAULTS = [NOT_FOUND, EXISTS, NOT_READY, 'InvalidClusterStateFault', 'TagNotFoundFault'];

const RULES: Record<string, (situation: Situation) => Namespace[]> = {
  CopySnapshot: copy,
  CreateSnapshot: create,
  DeleteSnapshot: remove,
  DescribeSnapshots: describe,
  ListTags: (situation) => tagged(situation, (tags) => tags),
  TagResource: (situation) =>
    tagged(situation, (tags) => ({ ...tags, ...readTags(situation.input['Tags']) })),
  UntagResource: untag,
};

function copy({ state, input, fault, body }: Situation): Namespace[] {
  const [source, target] = [named(input, 'SourceSnapshotName'), named(input, 'TargetSnapshotName')];
  const from = state.get(source);
  const onto = state.get(target);
  if (body) {
    if (from?.phase !== 'present' || onto?.phase === 'present') return [];
    const tags = Array.isArray(input['Tags']) ? readTags(input['Tags']) : from.tags;
    return [having(state, target, { phase: 'present', settled: false, tags })];
  }
  const next: Namespace[] = [];
  if (fault === NOT_FOUND && !from) next.push(state);
  if (fault === NOT_FOUND && from?.phase === 'leaving') next.push(...notFound(state, source));
  if (fault === NOT_READY && from && (from.phase === 'leaving' || !from.settled)) next.push(state);
  if ((fault === EXISTS || fault === NOT_READY) && onto) next.push(state);
  // Whether copies count toward the quota of snapshots is not documented.
  if (fault === QUOTA) next.push(state);
  return next;
}

function create({ state, input, fault, body }: Situation): Namespace[] {
  const name = named(input, 'SnapshotName');
  const taken = state.get(name);
  if (body) {
    if (taken?.phase === 'present') return [];
    const tags = Array.isArray(input['Tags']) ? readTags(input['Tags']) : null;
    return [having(state, name, { phase: 'present', settled: false, tags })];
  }
  // A cluster is busy while a snapshot of it is taken, and has a quota that we do not count.
  if (fault === 'InvalidClusterStateFault' || fault === QUOTA) return [state];
  return taken && (fault === EXISTS || fault === NOT_READY) ? [state] : [];
}

function remove({ state, input, fault, body }: Situation): Namespace[] {
  const name = named(input, 'SnapshotName');
  const entry = state.get(name);
  if (!entry) return fault === NOT_FOUND ? [state] : [];
  const left = having(state, name, { ...entry, phase: 'leaving', settled: true });
  if (body) return [left];
  if (fault === NOT_READY && (entry.phase === 'leaving' || !entry.settled)) return [state];
  return fault === NOT_FOUND && entry.phase === 'leaving' ? notFound(state, name) : [];
}

function describe({ state, input, fault, body }: Situation): Namespace[] {
  const name = named(input, 'SnapshotName');
  const entry = state.get(name);
  const shown = body && snapshotsOf(body).find((own) => sameName(own['Name'], name));
  if (fault === NOT_FOUND || (body && !shown)) {
    return !entry ? [state] : entry.phase === 'leaving' ? [having(state, name, null)] : [];
  }
  if (!shown || !entry) return [];
  const status = typeof shown['Status'] === 'string' ? shown['Status'] : 'available';
  if (entry.phase === 'leaving') return status === 'deleting' ? [state] : [];
  if (status === 'available') return [having(state, name, { ...entry, settled: true })];
  return !entry.settled && (status === 'creating' || status === 'copying') ? [state] : [];
}

function tagged(
  { state, input, fault, body }: Situation,
  change: (tags: Record<string, string>) => Record<string, string>,
): Namespace[] {
  const name = nameOfArn(input['ResourceArn']);
  const entry = state.get(name);
  if (!entry) return fault === NOT_FOUND ? [state] : [];
  if (fault === NOT_FOUND) return entry.phase === 'leaving' ? notFound(state, name) : [];
  if (fault === NOT_READY || fault === 'InvalidClusterStateFault')
    return entry.settled && entry.phase === 'present' ? [] : [state];
  if (!body) return [];
  const listed = Array.isArray(body['TagList']) ? readTags(body['TagList']) : null;
  const expected = entry.tags && change(entry.tags);
  if (listed && expected && !sameTags(listed, expected)) return [];
  return [having(state, name, { ...entry, tags: listed ?? expected } satisfies Entry)];
}

function untag(situation: Situation): Namespace[] {
  const { state, input, fault } = situation;
  const keys = (input['TagKeys'] as Json[] | undefined)?.map(String) ?? [];
  const entry = state.get(nameOfArn(input['ResourceArn']));
  if (fault === 'TagNotFoundFault') {
    const missing = !entry?.tags || keys.some((key) => !Object.hasOwn(entry.tags ?? {}, key));
    if (!entry || !missing) return [];
    // Whether the keys that were there are gone then is not documented.
    const kept = entry.tags && without(entry.tags, keys);
    return [state, having(state, nameOfArn(input['ResourceArn']), { ...entry, tags: kept })];
  }
  return tagged(situation, (tags) => without(tags, keys));
}

function without(tags: Tags, keys: string[]): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}

/** What is being deleted may be gone, or may be shown still although calls do not find it. */
function notFound(state: Namespace, name: string): Namespace[] {
  return [having(state, name, null), state];
}

function named(input: JsonObject, member: string): string {
  return String(input[member] ?? '').toLowerCase();
}

function nameOfArn(arn: Json | undefined): string {
  return String(arn ?? '')
    .replace(/^.*:snapshot\//, '')
    .toLowerCase();
}

function sameName(a: Json | undefined, b: string): boolean {
  return typeof a === 'string' && a.toLowerCase() === b;
}
