import type { JsonObject } from '../../../model/json.ts';
import { broken, HOLDS, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { Trace } from '../../../model/trace.ts';
import { readReply } from '../../../protocol/reply.ts';

/** No answer carries the name that another request of the trace asked for. */
export function ownAnswers(trace: Trace): Judgement {
  const names = trace.map(({ input }) => String(input?.['TargetSnapshotName']).toLowerCase());
  let seen = 0;
  for (const [index, { exchange }] of trace.entries()) {
    const reply = readReply(exchange);
    if (reply.kind !== 'success') continue;
    const name = (reply.body['Snapshot'] as JsonObject | undefined)?.['Name'];
    if (typeof name !== 'string') continue;
    seen++;
    const asked = names[index] ?? '';
    if (name.toLowerCase() === asked || !names.includes(name.toLowerCase())) continue;
    return broken(
      { code: 'equal-ignoring-case', value: asked },
      { code: 'value', at: 'Snapshot/Name', value: name },
    );
  }
  return seen > 1 ? HOLDS : inconclusive({ code: 'never-seen', what: 'success' });
}
