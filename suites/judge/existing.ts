import type { Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { helped } from './helpers.ts';
import { survives } from './lasting.ts';
import { lastOf } from './reading.ts';

/** A snapshot reads the same after another copy onto its name, whatever that call was answered. */
export function survivedByExisting(trace: Trace): Judgement {
  const first = helped(lastOf(trace, 'twin', 'CopySnapshot'));
  if (!first.ok) return first.judgement;
  return survives(trace.filter(({ role }) => role !== 'probe'));
}
