import { helped } from '../../../judge/helpers.ts';
import { broken, HOLDS, type Judgement } from '../../../model/judgement.ts';
import type { Trace } from '../../../model/trace.ts';
import { readTags, sameTags } from '../model/state.ts';
import { survives } from './lasting.ts';
import { lastOf } from './reading.ts';

/** A snapshot and its tags read the same after another copy onto its name, however that was answered. */
export function survivedByExisting(trace: Trace): Judgement {
  const first = helped(lastOf(trace, 'twin', 'CopySnapshot'));
  if (!first.ok) return first.judgement;
  const itself = survives(
    trace.filter(({ role, operation }) => role !== 'probe' && operation !== 'ListTags'),
  );
  if (itself.outcome !== 'holds') return itself;
  const [before, after] = (['before', 'after'] as const).map((role) =>
    helped(lastOf(trace, role, 'ListTags')),
  );
  // An endpoint that cannot list tags can show the snapshot all the same.
  if (!before?.ok || !after?.ok) return itself;
  const tags = readTags(before.body['TagList']);
  const now = readTags(after.body['TagList']);
  return sameTags(tags, now)
    ? HOLDS
    : broken({ code: 'tags', tags }, { code: 'value', at: 'TagList', value: now });
}
