import type { JsonObject } from '../model/json.ts';
import { inconclusive, type Judgement } from '../model/judgement.ts';
import type { Step } from '../model/trace.ts';
import { summary } from '../protocol/aws-json/read.ts';
import { readReply } from '../protocol/reply.ts';

/** A step's body, or why the clause that needs it cannot be judged. */
export type Helped = { ok: true; body: JsonObject } | { ok: false; judgement: Judgement };

/** A helper step has to succeed for a clause to be judged; where it does not, nothing is proven. */
export function helped(step: Step | undefined): Helped {
  if (!step) return { ok: false, judgement: inconclusive({ code: 'interrupted' }) };
  const reply = readReply(step.exchange);
  if (reply.kind === 'success') return { ok: true, body: reply.body };
  const reason = {
    code: 'helper-failed',
    operation: step.operation,
    reply: summary(reply),
  } as const;
  return { ok: false, judgement: inconclusive(reason) };
}

/** The first failure among helper steps, or null when all succeeded. */
export function hindrance(steps: (Step | undefined)[]): Judgement | null {
  for (const step of steps) {
    const result = helped(step);
    if (!result.ok) return result.judgement;
  }
  return null;
}
