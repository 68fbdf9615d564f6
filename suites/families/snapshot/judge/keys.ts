import { hindrance } from '../../../judge/helpers.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Trace } from '../../../model/trace.ts';
import { helpedOrMissing, lastOf, shown } from './reading.ts';

const KEY_ARN = /^arn:[a-z0-9-]+:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)\/.+$/s;

/** Before: the copy with a key of its own. After: a copy of it without one, which has the same. */
export function inheritedKey(trace: Trace): Judgement {
  const hindered = hindrance(trace.filter((step) => step.operation === 'CopySnapshot'));
  if (hindered) return hindered;
  const [before, after] = (['before', 'after'] as const).map((role) =>
    lastOf(trace, role, 'DescribeSnapshots'),
  );
  const own = shown(after);
  const from = shown(before);
  if (!own) return helpedOrMissing(after);
  const key = from?.['KmsKeyId'];
  // An endpoint that does not show the first key has broken another clause.
  if (typeof key !== 'string')
    return inconclusive({ code: 'never-present', at: 'Snapshot/KmsKeyId' });
  if (own['KmsKeyId'] === key) return HOLDS;
  return broken(
    { code: 'equal', value: key },
    { code: 'value', at: 'Snapshot/KmsKeyId', value: own['KmsKeyId'] ?? null },
  );
}

/** A copy with a key of its own reads with that key. */
export function overridingKey(trace: Trace): Judgement {
  const hindered = hindrance([lastOf(trace, 'probe', 'CopySnapshot')]);
  if (hindered) return hindered;
  const asked = String(lastOf(trace, 'probe', 'CopySnapshot')?.input?.['KmsKeyId']);
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  const own = shown(look);
  if (!own) return helpedOrMissing(look);
  const key = own['KmsKeyId'];
  if (key === undefined || key === null) {
    return broken(
      { code: 'keyword', keyword: 'required', value: 'KmsKeyId' },
      { code: 'member-absent', at: 'Snapshot/KmsKeyId' },
    );
  }
  // An alias may read as the key that it stands for; an id is part of its ARN.
  if (asked.includes('alias/') || String(key).includes(asked)) return HOLDS;
  return broken(
    { code: 'ends-in', value: asked },
    { code: 'value', at: 'Snapshot/KmsKeyId', value: key },
  );
}

/** A key reads as an ARN, whatever form it was asked for in. */
export function keyReadsAsArn(trace: Trace): Judgement {
  const hindered = hindrance([lastOf(trace, 'probe', 'CopySnapshot')]);
  if (hindered) return hindered;
  const look = lastOf(trace, 'after', 'DescribeSnapshots');
  const own = shown(look);
  if (!own) return helpedOrMissing(look);
  const key = own['KmsKeyId'];
  if (typeof key !== 'string')
    return inconclusive({ code: 'never-present', at: 'Snapshot/KmsKeyId' });
  if (KEY_ARN.test(key)) return HOLDS;
  return broken({ code: 'key-arn' }, { code: 'value', at: 'Snapshot/KmsKeyId', value: key });
}
