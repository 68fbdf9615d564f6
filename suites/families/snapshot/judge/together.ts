import { helped } from '../../../judge/helpers.ts';
import { rejected } from '../../../judge/rejected.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { Trace } from '../../../model/trace.ts';
import { lastOf } from './reading.ts';

/**
 * Two members are rejected together. The twin has one of them; the arranged copy had the other, so
 * that a value which is refused by itself, e.g. a key that does not exist, proves nothing.
 */
export function rejectedTogether(trace: Trace, types: string[]): Judgement {
  const other = helped(lastOf(trace, 'arrange', 'CopySnapshot'));
  return other.ok ? rejected(trace, types) : other.judgement;
}
