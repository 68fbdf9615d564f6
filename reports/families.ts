import type { Clause } from '../specs/spec.ts';

/** Results by owner (an operation or a protocol), then by family (`input`, `faults`, …), in order. */
export function byFamily<Result extends { clause: Clause }>(
  results: Result[],
): [owner: string, families: [family: string, Result[]][]][] {
  const owners = new Map<string, Map<string, Result[]>>();
  for (const result of results) {
    const [owner = '', family = '', ...rest] = result.clause.id.split('/');
    const name = rest.length > 0 ? family : '';
    const families = owners.get(owner) ?? new Map<string, Result[]>();
    owners.set(owner, families);
    const members = families.get(name);
    if (members) members.push(result);
    else families.set(name, [result]);
  }
  // What belongs to no family, such as `CopySnapshot/implemented`, stands first.
  return [...owners].map(([owner, families]) => [
    owner,
    [...families].sort(([a], [b]) => Number(b === '') - Number(a === '')),
  ]);
}
