import type { Resource } from '../../specs/resource.ts';
import type { OperationSpec } from '../../specs/spec.ts';
import type { JsonObject } from '../model/json.ts';

/** Documented for one list, and every list takes it: the least that a page's size may be on AWS. */
const SMALLEST_PAGE = 20;

/**
 * Ordinary values of optional members that follow from data alone: what a creation may be asked for,
 * what changes set, what reads take. They hold marks in the place of names.
 */
export function knownValues(
  { name, request, paginated }: Pick<OperationSpec, 'name' | 'request' | 'paginated'>,
  {
    changes = [],
    echo = [],
    operations,
    whole,
  }: Pick<Resource, 'changes' | 'echo' | 'operations' | 'whole'>,
): JsonObject {
  const { properties = {}, required = [] } = request;
  const asked = name === operations.create ? echo : [];
  const known: JsonObject = Object.assign(
    {},
    ...asked.flatMap(({ given, ask }) => (ask === undefined ? [] : [{ [given]: ask }])),
    ...changes.filter(({ operation }) => operation === name).map(({ input }) => input),
    name === operations.read ? whole : {},
    paginated?.size === undefined ? {} : { [paginated.size]: SMALLEST_PAGE },
  );
  return Object.fromEntries(
    Object.entries(known).filter(([own]) => own in properties && !required.includes(own)),
  );
}

/** The kind that an operation is about. */
export function kindOf(
  operation: string,
  resources: Record<string, Resource>,
): Resource | undefined {
  return Object.values(resources).find(({ calls }) => calls[operation]);
}
