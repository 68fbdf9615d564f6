import type { OperationSpec } from '../../specs/spec.ts';
import { familyOf } from '../families/index.ts';
import type { RunOptions } from './options.ts';

/**
 * The optional member that a clause is about and that the user gave no ordinary value of. Such a
 * member is never sent: exporting to a bucket that nobody named would give data away.
 */
export function gatedMember(
  clause: string,
  spec: OperationSpec,
  { ordinary }: Pick<RunOptions, 'ordinary'>,
): string | undefined {
  const own = `${spec.name}/`;
  const gate = clause.startsWith(own)
    ? familyOf(spec.name)?.gate(clause.slice(own.length))
    : undefined;
  if (gate !== undefined && ordinary[gate] === undefined) return gate;
  const member = clause.startsWith(`${spec.name}/input/`) ? (clause.split('/')[2] ?? '') : '';
  const optional = spec.request.properties?.[member] && !spec.request.required?.includes(member);
  return optional && ordinary[member] === undefined ? member : undefined;
}
