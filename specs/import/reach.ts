import type { Model, Shape } from './ast.ts';
import { shapeOf } from './prelude.ts';

/** The ids of all shapes that a value of one of these shapes can hold, and their own. */
export function reachable(model: Model, ids: string[]): Set<string> {
  const found = new Set<string>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const target of targets(shapeOf(model, id))) visit(target);
  };
  for (const id of ids) visit(id);
  return found;
}

function targets({ type, members = {}, member, key, value }: Shape): string[] {
  if (type === 'enum' || type === 'intEnum') return [];
  const all = [...Object.values(members), member, key, value];
  return all.flatMap((reference) => (reference ? [reference.target] : []));
}
