import { hindrance } from '../../../judge/helpers.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { broken, inconclusive, type Judgement } from '../../../model/judgement.ts';
import type { CallSummary } from '../../../model/phrase.ts';
import type { Known, Step, Trace } from '../../../model/trace.ts';
import { summary } from '../../../protocol/aws-json/read.ts';
import { readReply } from '../../../protocol/reply.ts';
import { snapshotsOf } from '../judge/effects.ts';
import { linearize, type Timed } from './linearize.ts';
import type { Namespace } from './state.ts';

const UNKNOWN = /UnknownOperation|InvalidAction|NotImplemented|UnsupportedOperation/;

/**
 * The history of a trace is one that some sequential order explains. An answer that cannot be read,
 * or none, leaves it open whether the call took effect, and then nothing is proven.
 *
 * @param names - the names of the model's namespace at the start, each settled
 */
export function explained(trace: Trace, { accepts }: Known, names: string[]): Judgement {
  // Without a source that can be copied the model would begin with a snapshot that is not there.
  if (!accepts) return inconclusive({ code: 'never-seen', what: 'success' });
  const history: Timed[] = [];
  for (const step of trace) {
    if (step.role === 'arrange') {
      // What could not be arranged is not in the namespace that the model starts from.
      const hindered = step.operation.startsWith('Describe') ? null : hindrance([step]);
      if (hindered) return hindered;
      continue;
    }
    const command = timed(step);
    if ('judgement' in command) return command.judgement;
    history.push(command);
  }
  if (history.length === 0) return inconclusive({ code: 'interrupted' });
  const start: Namespace = new Map(
    names.map((name) => [name.toLowerCase(), { phase: 'present', settled: true, tags: null }]),
  );
  const result = linearize(history, start);
  if (result.ok)
    return {
      outcome: 'holds',
      witness: result.order.map((index) => callOf(history[index] as Timed)),
    };
  return broken({ code: 'explained' }, { code: 'unexplained', calls: history.map(callOf) });
}

function timed({
  operation,
  input,
  exchange,
  started,
  ended,
}: Step): Timed | { judgement: Judgement } {
  const reply = readReply(exchange);
  const failed = { code: 'helper-failed', operation, reply: summary(reply) } as const;
  if (exchange.mayHaveRepeated) return { judgement: inconclusive({ code: 'repeated-request' }) };
  if (reply.kind === 'fault' && (UNKNOWN.test(reply.type) || reply.status >= 500))
    return { judgement: inconclusive(failed) };
  if (reply.kind !== 'success' && reply.kind !== 'fault')
    return { judgement: inconclusive(failed) };
  const answer = reply.kind === 'success' ? { body: reply.body } : { fault: reply.type };
  return { operation, input: input ?? {}, answer, started, ended };
}

function callOf({ operation, input, answer }: Timed): CallSummary {
  const members = ['SourceSnapshotName', 'TargetSnapshotName', 'SnapshotName', 'ResourceArn'];
  const names = members.flatMap((member) =>
    // Of an ARN the name is enough: the account in it is nobody's business.
    typeof input[member] === 'string' ? [input[member].replace(/^arn:.*\//, '')] : [],
  );
  const tags = input['Tags'] ?? input['TagKeys'];
  const shown = 'body' in answer ? shownIn(operation, answer.body) : undefined;
  return {
    operation,
    names,
    answer: 'fault' in answer ? answer.fault : 'success',
    ...(Array.isArray(tags) && { tags: tags.map(tagWords) }),
    ...(shown && { shown }),
  };
}

function shownIn(operation: string, body: JsonObject): string[] | undefined {
  if (operation === 'DescribeSnapshots')
    return snapshotsOf(body).map(({ Status }) => String(Status ?? 'available'));
  const list = body['TagList'];
  return Array.isArray(list) ? list.map(tagWords) : undefined;
}

function tagWords(tag: Json): string {
  const { Key, Value } = Object(tag) as { Key?: Json; Value?: Json };
  if (Key === undefined) return String(tag);
  return typeof Value === 'string' && Value !== '' ? `${Key}=${Value}` : String(Key);
}
