import type { Resource } from '../../specs/resource.ts';
import type { Contract, OperationSpec } from '../../specs/spec.ts';
import { marksIn } from '../arrange/marks.ts';
import type { Resources } from '../arrange/things.ts';
import type { Domain } from '../generate/valid.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Documented: a resource has at most 50 tags, whatever a request may carry. */
export const TAG_QUOTA = 50;

/** What the experiments of one operation are made from. */
export interface CaseContext {
  spec: OperationSpec;
  /** The kind of thing that the operation is about. */
  resource: Resource;
  resources: Resources;
  tagging: Contract['service']['tagging'];
  /** The plainest valid call, with marks in the place of names. */
  plain: JsonObject;
  domain: Domain;
  /** An ordinary value of each optional member, as a user would choose it. */
  ordinary: Record<string, Json>;
  /** Members that name a thing of another service, which need not be there. */
  foreign: string[];
  /** True where a family knows what its requests may hold. */
  family: boolean;
}

/** What the marks in an input borrow: `snapshot`, or `taken snapshot`. */
export function borrowedBy(input: JsonObject): string[] {
  return marksIn(input).flatMap(({ use, kind }) =>
    use === 'shared' || use === 'arn' ? [kind] : use === 'taken' ? [`taken ${kind}`] : [],
  );
}

/** True for an operation whose plain call makes what nobody can delete: it is never sent for good. */
export function isFinal({ spec, resources }: Pick<CaseContext, 'spec' | 'resources'>): boolean {
  const made = madeBy(spec.name, resources);
  return made !== undefined && made.resource.operations.delete === undefined;
}

/** What a call of the operation borrows: what it names, and what its own thing is made of. */
export function borrowsOf({ plain, resource }: Pick<CaseContext, 'plain' | 'resource'>): string[] {
  const { create } = resource.operations;
  const isOwn = ({ use }: { use: string }) => use === 'own' || use === 'arn-own';
  const made = marksIn(plain).some(isOwn) && create !== undefined;
  const input = made ? ((resource.calls[create] ?? {}) as JsonObject) : {};
  const needed = resource.offeredFor === undefined ? [] : [resource.offeredFor];
  return [...new Set([...needed, ...borrowedBy(plain), ...borrowedBy(input)])];
}

/** What is borrowed and is of another kind: things that are busy while something is made of them. */
export function waitedFor(
  { resource, family }: Pick<CaseContext, 'resource' | 'family'>,
  borrows: string[],
): string[] {
  return family ? [] : borrows.filter((own) => own !== resource.kind && !own.startsWith('taken '));
}

/** What an operation makes: the kind, and the member that names it; undefined where it makes nothing. */
export function madeBy(
  operation: string,
  resources: Resources,
): { resource: Resource; member: string } | undefined {
  for (const resource of Object.values(resources)) {
    const member = resource.makes[operation];
    if (member !== undefined) return { resource, member };
  }
  return undefined;
}
