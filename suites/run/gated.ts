import type { OperationSpec } from '../../specs/spec.ts';
import { familyOf } from '../families/index.ts';
import { kindOf, knownValues } from '../lifecycle/known-values.ts';
import type { RunOptions } from './options.ts';

/**
 * The optional member that a clause is about and of which no ordinary value is known. A member that
 * names a thing of another service is never sent unless the user named one: exporting to a bucket
 * that nobody named would give data away. What any other must not be can be asked for all the same.
 */
export function gatedMember(
  clause: string,
  spec: OperationSpec,
  { ordinary, resources }: Pick<RunOptions, 'ordinary' | 'resources'>,
): string | undefined {
  const own = `${spec.name}/`;
  const family = familyOf(spec.name);
  const gate = clause.startsWith(own) ? family?.gate(clause.slice(own.length)) : undefined;
  if (gate !== undefined && ordinary[gate] === undefined) return gate;
  const [, side, member = '', ...below] = clause.split('/');
  if (!clause.startsWith(own) || side !== 'input') return undefined;
  const isOptional = spec.request.properties?.[member] && !spec.request.required?.includes(member);
  if (!isOptional || ordinary[member] !== undefined) return undefined;
  const resource = kindOf(spec.name, resources);
  if (!resource || family || resource.foreign?.includes(member)) return member;
  // What must be accepted beside the values that data gives is for whoever named one to say.
  if (below[0] === 'accepts') return member;
  const known = { ...knownValues(spec, resource), ...(resource.calls[spec.name] ?? {}) };
  // Within a member there must be something to begin with.
  return below.length > 1 && !(member in known) ? member : undefined;
}
