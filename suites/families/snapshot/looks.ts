import type { Stage } from '../../lifecycle/experiment.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Reply } from '../../model/reply.ts';
import type { Step } from '../../model/trace.ts';
import { listIn } from '../../protocol/listed.ts';
import { readReply } from '../../protocol/reply.ts';

type Role = 'before' | 'after' | 'arrange';

/** Reads a snapshot by name until it is shown, or patience ends. */
export function lookAt(
  stage: Stage,
  role: Role,
  name: string,
  more: JsonObject = {},
): Promise<Step> {
  const shows = (reply: Reply) =>
    reply.kind === 'success' &&
    listIn(reply.body, 'Snapshots').some(
      (own) => String(own['Name']).toLowerCase() === name.toLowerCase(),
    );
  const input = { SnapshotName: name, ...more };
  return stage.look(role, 'snapshot', 'DescribeSnapshots', input, shows);
}

/**
 * Lists the tags of what was looked at before, if it has an ARN.
 *
 * @param tags - those that must show; the list is read until it has their keys, or patience ends
 */
export async function listTags(
  stage: Stage,
  role: Role,
  arn: string | undefined,
  tags?: Json,
): Promise<void> {
  if (arn === undefined) return;
  const wanted = (Array.isArray(tags) ? tags : []).map((tag) => (tag as JsonObject)['Key']);
  const shows = (reply: Reply) => {
    if (reply.kind !== 'success') return wanted.length === 0;
    const keys = listIn(reply.body, 'TagList').map((tag) => tag['Key']);
    return wanted.every((key) => keys.includes(key ?? null));
  };
  await stage.look(role, 'snapshot', 'ListTags', { ResourceArn: arn }, shows);
}

/** The ARN of the snapshot in an answer. */
export function arnIn(exchange: Parameters<typeof readReply>[0]): string | undefined {
  const reply = readReply(exchange);
  if (reply.kind !== 'success') return undefined;
  const list = reply.body['Snapshots'];
  const own = (Array.isArray(list) ? list[0] : reply.body['Snapshot']) as JsonObject | undefined;
  const arn = own?.['ARN'];
  return typeof arn === 'string' ? arn : undefined;
}

/** Looks whether a copy of the request's target name exists. */
export async function readBack(stage: Stage, input: JsonObject): Promise<void> {
  const target = input['TargetSnapshotName'];
  if (typeof target !== 'string' || target === '') return;
  await stage.call('readback', 'DescribeSnapshots', { SnapshotName: target });
}
