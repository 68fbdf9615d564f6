import fc from 'fast-check';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { inheritedKey, keyReadsAsArn, overridingKey } from './judge/keys.ts';
import { lookAt } from './looks.ts';
import { PLAIN_COPY } from './names.ts';

/**
 * The key of a copy: the request's, or else its source's.
 *
 * @param key - a key that the endpoint takes
 */
export function keyScripts(key: Json): Script[] {
  const draws = fc.constant<Json>({ ...PLAIN_COPY, KmsKeyId: key });
  return [
    { id: 'kms/override#read-back', draws, act: copyAndLook, judge: overridingKey },
    { id: 'kms/arn#read-back', draws, act: copyAndLook, judge: keyReadsAsArn },
    {
      id: 'kms/inherited#copy-of-copy',
      draws,
      alive: 2,
      async act(draw, stage) {
        const first = stage.scope()(draw);
        await stage.call('arrange', 'CopySnapshot', first);
        const name = String(first['TargetSnapshotName']);
        await stage.settle(name, 'snapshot');
        await lookAt(stage, 'before', name);
        const second = stage.scope()({ ...PLAIN_COPY, SourceSnapshotName: name });
        await stage.call('probe', 'CopySnapshot', second);
        await lookAt(stage, 'after', String(second['TargetSnapshotName']));
      },
      judge: inheritedKey,
    },
  ];
}

async function copyAndLook(draw: JsonObject, stage: Stage): Promise<void> {
  const input = stage.scope()(draw);
  await stage.call('probe', 'CopySnapshot', input);
  await lookAt(stage, 'after', String(input['TargetSnapshotName']));
}
