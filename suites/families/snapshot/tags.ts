import fc from 'fast-check';
import { text } from '../../generate/characters.ts';
import { distinct } from '../../generate/distinct.ts';
import { leavesNameFree } from '../../judge/rejected.ts';
import type { Stage } from '../../lifecycle/experiment.ts';
import type { Script } from '../../lifecycle/scripted.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { givenTags, inheritedTags, listable } from './judge/tagging.ts';
import { arnIn, listTags, lookAt, readBack } from './looks.ts';
import { PLAIN_COPY } from './names.ts';

/** A text without blanks at its ends: nothing says whether a service keeps those. */
const word = (min: number, max: number) => text(min, max).filter((value) => value === value.trim());
const tag = fc.record({
  Key: word(1, 12).filter((key) => !/^aws:/i.test(key)),
  Value: word(1, 12),
});
const tags = fc.array(tag, { minLength: 1, maxLength: 4 }).map((list) => distinct(list, 'Key'));
const withTags = (list: fc.Arbitrary<Json>) => list.map((Tags): Json => ({ ...PLAIN_COPY, Tags }));

/** Tags of a copy: those of its request, or else its source's. */
export function tagScripts(): Script[] {
  return [
    { id: 'tags/given#any', draws: withTags(tags), act: copyAndList, judge: givenTags },
    {
      id: 'tags/null-value#null',
      draws: withTags(
        word(1, 12)
          .filter((key) => !/^aws:/i.test(key))
          .map((Key) => [{ Key, Value: null }]),
      ),
      act: copyAndList,
      judge: givenTags,
    },
    {
      id: 'tags/case-sensitive-keys#same-letters',
      draws: withTags(
        fc.constantFrom('a', 'b', 'xy').map((key) => [
          { Key: key, Value: 'lower' },
          { Key: key.toUpperCase(), Value: 'upper' },
        ]),
      ),
      act: copyAndList,
      judge: givenTags,
    },
    {
      id: 'tags/inherited#none-given',
      draws: fc.constant<Json>(PLAIN_COPY),
      act: copyAndList,
      judge: inheritedTags,
    },
    { id: 'tags/listed#by-arn', draws: withTags(tags), act: copyAndList, judge: listable },
    {
      id: 'tags/atomic#refused-then-without',
      draws: fc.constant<Json>({ ...PLAIN_COPY, Tags: [{ Key: 'aws:reserved', Value: 'a' }] }),
      async act(draw, stage) {
        const { Tags, ...input } = stage.scope()(draw);
        await stage.call('probe', 'CopySnapshot', { ...input, Tags: Tags ?? [] });
        await readBack(stage, input);
        await stage.call('twin', 'CopySnapshot', input);
      },
      judge: (trace) => leavesNameFree(trace, 'SnapshotAlreadyExistsFault'),
    },
  ];
}

async function copyAndList(draw: JsonObject, stage: Stage): Promise<void> {
  const source = await lookAt(stage, 'arrange', stage.nameOf('snapshot'));
  await listTags(stage, 'before', arnIn(source.exchange));
  const input = stage.scope()(draw);
  await stage.call('probe', 'CopySnapshot', input);
  // Which ARN the answer carries is a clause of its own.
  const SnapshotName = String(input['TargetSnapshotName']);
  const copy = await lookAt(stage, 'arrange', SnapshotName);
  await listTags(stage, 'after', arnIn(copy.exchange), input['Tags']);
}
