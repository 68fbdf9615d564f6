import { broken, HOLDS, inconclusive, type Judgement } from '../model/judgement.ts';
import type { Trace } from '../model/trace.ts';
import { requestId } from './request-id.ts';

/** No two responses of the trace carry the same request id. */
export function uniqueIds(trace: Trace): Judgement {
  const ids = trace.map((step) => requestId(step)).filter((id) => id !== undefined);
  if (ids.length < 2) return inconclusive({ code: 'never-seen', what: 'request-ids' });
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated === undefined) return HOLDS;
  return broken({ code: 'unique-request-ids' }, { code: 'repeated', value: repeated });
}
