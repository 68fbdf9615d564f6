import { helped } from '../../../judge/helpers.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Trace } from '../../../model/trace.ts';
import { summary } from '../../../protocol/aws-json/read.ts';
import { readReply } from '../../../protocol/reply.ts';
import { readTags, sameTags, type Tags } from '../model/state.ts';
import { lastOf } from './reading.ts';

/** The tags that ListTags gave in a role, or why they are not known. */
function listed(trace: Trace, role: 'before' | 'after'): { tags: Tags } | { judgement: Judgement } {
  const step = helped(lastOf(trace, role, 'ListTags'));
  if (!step.ok) return { judgement: step.judgement };
  return { tags: readTags(step.body['TagList']) };
}

function compare(expected: Tags, trace: Trace): Judgement {
  const copy = helped(lastOf(trace, 'probe', 'CopySnapshot'));
  if (!copy.ok) return copy.judgement;
  const own = listed(trace, 'after');
  if ('judgement' in own) return own.judgement;
  if (sameTags(own.tags, expected)) return HOLDS;
  return broken(
    { code: 'tags', tags: expected },
    { code: 'value', at: 'TagList', value: own.tags },
  );
}

/** The copy has the tags of the request, and only those. */
export function givenTags(trace: Trace): Judgement {
  return compare(readTags(lastOf(trace, 'probe', 'CopySnapshot')?.input?.['Tags']), trace);
}

/** A copy without tags in its request has its source's. */
export function inheritedTags(trace: Trace): Judgement {
  const source = listed(trace, 'before');
  if ('judgement' in source) return source.judgement;
  // Tags of the system, which begin with aws:, belong to one resource and are not copied.
  const own = Object.entries(source.tags).filter(([key]) => !key.startsWith('aws:'));
  if (own.length === 0) return inconclusive({ code: 'no-tags-to-inherit' });
  return compare(Object.fromEntries(own), trace);
}

/** The copy's tags can be listed by its ARN. */
export function listable(trace: Trace): Judgement {
  const copy = helped(lastOf(trace, 'probe', 'CopySnapshot'));
  if (!copy.ok) return copy.judgement;
  const before = helped(lastOf(trace, 'before', 'ListTags'));
  if (!before.ok) return before.judgement;
  const step = lastOf(trace, 'after', 'ListTags');
  if (!step) return inconclusive({ code: 'interrupted' });
  const reply = readReply(step.exchange);
  if (reply.kind === 'success' && Array.isArray(reply.body['TagList'])) return HOLDS;
  if (reply.kind === 'success') {
    return broken(
      { code: 'keyword', keyword: 'required', value: 'TagList' },
      { code: 'member-absent', at: 'TagList' },
    );
  }
  return broken({ code: 'accepted' }, { code: 'reply', reply: summary(reply) });
}
