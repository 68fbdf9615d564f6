import type { Clause, Schema } from '../../specs/spec.ts';
import type { VerdictKind } from '../model/judgement.ts';
import type { Phrase } from '../model/phrase.ts';
import type { ClauseResult, RunEnd } from '../model/run-record.ts';
import type { Count } from './count.ts';
import { recordFailure } from './record.ts';

/** What decides beside the count. */
export interface Circumstances {
  end: RunEnd;
  /** Why what most clauses borrow cannot be had, or null where it can. */
  notArranged: Phrase | null;
  /** The user declared that the endpoint does not have this. */
  declaredAbsent: boolean;
  implemented: boolean;
  /** The schema of the operation's answer. */
  response: Schema;
  /** Faults that no call leads to, and why; none where it is left out. */
  unreached?: Record<string, string>;
}

/** The verdict on a clause. Not tested is not passed: no judgement is a skip, with its reason. */
export function verdictOn(
  clause: Clause,
  count: Count | undefined,
  about: Circumstances,
): ClauseResult {
  const { held = 0, broke = 0, unproven = 0 } = count ?? {};
  const result = (verdict: VerdictKind, reason: Phrase | null): ClauseResult => ({
    kind: 'clause',
    clause,
    verdict,
    held,
    broke,
    unproven,
    reason,
    counterexample: null,
    spent: null,
    witness: count?.witness ?? null,
  });
  if (about.declaredAbsent) return result('skip', { code: 'declared-absent' });
  const failure = count?.failure;
  if (failure && !isLoss(failure.actual, about.end)) {
    const counterexample = recordFailure(failure);
    const { expected, actual, confirmed } = failure;
    const { spent } = count;
    if (confirmed === false) {
      const reason = { code: 'seen-once', expected, actual } as const;
      return { ...result('inconclusive', reason), counterexample, spent };
    }
    const verdict = clause.level === 'MUST' ? 'fail' : 'warn';
    return { ...result(verdict, null), counterexample, spent };
  }
  if (count?.reason?.code === 'internal') return result('error', count.reason);
  if (!about.implemented) return result('inconclusive', { code: 'not-implemented' });
  if (held > 0 && !failure) return result('pass', null);
  if (about.end === 'interrupted') return result('inconclusive', { code: 'interrupted' });
  if (about.end === 'endpoint-lost' || about.end === 'denied')
    return result('inconclusive', { code: about.end });
  if (unproven > 0)
    return result(
      'inconclusive',
      count?.reason?.code === 'not-arranged'
        ? (about.notArranged ?? count.reason)
        : (count?.reason ?? null),
    );
  return about.notArranged && waitsForSuccess(clause)
    ? result('inconclusive', about.notArranged)
    : result('skip', unseen(clause, about));
}

/** No answer from an endpoint that is gone proves nothing about the clause. */
function isLoss(actual: Phrase, end: RunEnd): boolean {
  if (end !== 'endpoint-lost') return false;
  if (actual.code !== 'reply' && actual.code !== 'unserved') return false;
  const { reply } = actual;
  // A page of a server's, such as a balancer's 503, is no answer of the service either.
  return reply.kind === 'failure' || (reply.kind === 'unreadable' && reply.status >= 500);
}

function waitsForSuccess({ id }: Clause): boolean {
  return /\/(output|response)\//.test(id);
}

/** Why there was nothing to judge. */
function unseen(
  { requirement, id }: Clause,
  { response, unreached = {} }: Pick<Circumstances, 'response' | 'unreached'>,
): Phrase {
  if (requirement.kind === 'schema') {
    if (requirement.side === 'input') return { code: 'never-seen', what: 'request' };
    const { path, keyword } = requirement;
    // What is required is missed only where that which requires it is there.
    const at = lastOptional(response, keyword === 'required' ? path.slice(0, -1) : path);
    return at === '' ? { code: 'never-seen', what: 'success' } : { code: 'never-present', at };
  }
  const [, fault = '', part] = /\/faults\/([^/]+)\/(type|status)$/.exec(id) ?? [];
  const why = unreached[fault];
  if (why !== undefined) return { code: 'unreachable', why };
  if (part === 'status') return { code: 'never-seen', what: { fault } };
  return {
    code: 'never-seen',
    what: /\/error\//.test(id) ? 'fault' : 'success',
  };
}

/** The deepest member on the way to a place that may be absent, or a list that may be empty. */
function lastOptional(root: Schema, path: string[]): string {
  let last = '';
  let here: Schema | undefined = root;
  for (const [index, part] of path.entries()) {
    const isItem: boolean = part === 'items' && here?.items !== undefined;
    const own = path.slice(0, isItem ? index : index + 1).join('/');
    if (isItem || !here?.required?.includes(part)) last = own;
    here = isItem ? here?.items : here?.properties?.[part];
  }
  return last;
}
