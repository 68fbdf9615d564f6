import { differenceOf } from '../../../judge/difference.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { broken, HOLDS, type Judgement } from '../../../model/judgement.ts';
import type { Known, Step } from '../../../model/trace.ts';
import { readReply } from '../../../protocol/reply.ts';

const ARN = /^arn:([^:]*):memorydb:([^:]*):([^:]*):snapshot\/(.*)$/s;

/** The snapshot of a successful copy within MemoryDB. An export's answer is not documented. */
function copyOf({ exchange, input }: Step): { snapshot: JsonObject; target: string } | undefined {
  const reply = readReply(exchange);
  if (reply.kind !== 'success' || !input) return undefined;
  const target = input['TargetSnapshotName'];
  const bucket = input['TargetBucket'] ?? null;
  const snapshot = reply.body['Snapshot'];
  if (typeof target !== 'string' || bucket !== null || !isObject(snapshot)) return undefined;
  return { snapshot, target };
}

/** The arranged source, where the step copied it and no other snapshot. */
function sourceOf({ input }: Step, { things }: Known): JsonObject | null {
  const source = things['snapshot'] ?? null;
  const asked = String(input?.['SourceSnapshotName']).toLowerCase();
  return String(source?.['Name']).toLowerCase() === asked ? source : null;
}

/** Name is the requested one, in any letter case. */
export function nameEcho(step: Step): Judgement | undefined {
  const copy = copyOf(step);
  const name = copy?.snapshot['Name'];
  if (!copy || typeof name !== 'string') return undefined;
  if (name.toLowerCase() === copy.target.toLowerCase()) return HOLDS;
  return broken(
    { code: 'equal-ignoring-case', value: copy.target },
    { code: 'value', at: 'Snapshot/Name', value: name },
  );
}

/** A member has one of a few values. */
export function memberIn(step: Step, member: string, values: string[]): Judgement | undefined {
  const value = copyOf(step)?.snapshot[member];
  if (typeof value !== 'string') return undefined;
  if (values.includes(value)) return HOLDS;
  return broken({ code: 'one-of', values }, { code: 'value', at: `Snapshot/${member}`, value });
}

/** The copy's ARN has the partition, region and account of its source's. */
export function arnOrigin(step: Step, known: Known): Judgement | undefined {
  const source = sourceOf(step, known);
  const own = ARN.exec(String(copyOf(step)?.snapshot['ARN'] ?? ''));
  const from = ARN.exec(String(source?.['ARN'] ?? ''));
  if (!own || !from) return undefined;
  const origin = (match: RegExpExecArray) => match.slice(1, 4).join(':');
  if (origin(own) === origin(from)) return HOLDS;
  return broken(
    {
      code: 'equal',
      value: `arn:${from[1]}:memorydb:${from[2]}:${from[3]}:snapshot/…`,
    },
    { code: 'value', at: 'Snapshot/ARN', value: own[0] },
  );
}

/** The copy's ARN ends in its name. */
export function arnName(step: Step): Judgement | undefined {
  const copy = copyOf(step);
  const arn = ARN.exec(String(copy?.snapshot['ARN'] ?? ''));
  if (!copy || !arn) return undefined;
  if (arn[4]?.toLowerCase() === copy.target.toLowerCase()) return HOLDS;
  return broken(
    { code: 'ends-in', value: `snapshot/${copy.target}` },
    { code: 'value', at: 'Snapshot/ARN', value: arn[0] },
  );
}

/** ClusterConfiguration equals the source's where both have a member; shards have times of their own. */
export function configurationEcho(step: Step, known: Known): Judgement | undefined {
  const source = sourceOf(step, known);
  const own = copyOf(step)?.snapshot['ClusterConfiguration'];
  const from = source?.['ClusterConfiguration'];
  if (!isObject(own) || !isObject(from)) return undefined;
  for (const [name, value] of Object.entries(own)) {
    const other = from[name];
    if (name === 'Shards' || value === null || other === undefined || other === null) continue;
    // A value of another type is the type clause's to name.
    if (typeof value !== typeof other || !differenceOf(other, value, name)) continue;
    return broken(
      { code: 'equal', value: other },
      { code: 'value', at: `Snapshot/ClusterConfiguration/${name}`, value },
    );
  }
  return HOLDS;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
