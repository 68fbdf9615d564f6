import { readSpec } from './data.ts';
import type { Input } from './resource.ts';
import type { Evidence, Fault } from './spec.ts';

/**
 * How a fault is reached that no other rule leads to: the plainest call, changed. Marks such as
 * `{no acl}` stand for names, as in resource files.
 */
export interface Recipe {
  /** `*` for every operation that declares the fault. */
  operation: string;
  fault: string;
  way: string;
  /** Members of the plainest call that are replaced; null takes one away. */
  input: Input;
  /** Members of the twin that are replaced, where the plainest call differs in more than is tested. */
  twin?: Input;
  /** Calls that come before, in the same draw. */
  before?: { operation: string; input: Input }[];
  /** Nothing else may go on meanwhile. */
  alone?: true;
  /** The arrangement within which the call is made. */
  hook?: string;
  /** Other faults that are accepted; `constraint` and the like for all of a kind of rejection. */
  accept?: string[];
  /** The fault that the twin is recognised by, where it cannot succeed. */
  recognised?: string;
  evidence: Evidence;
  source: string;
}

/** A fault that no call leads to, and why. */
export interface Unreached {
  operation: string;
  fault: string;
  why: string;
}

type Line = Recipe | Unreached;

let cached: Line[] | undefined;

/** What is known of how the faults of an operation are reached, and which are not. */
export function recipesOf(
  operation: string,
  faults: Fault[],
): { recipes: Recipe[]; unreached: Record<string, string> } {
  cached ??= readSpec<{ recipes: Line[] }>('memorydb/recipes.json').recipes;
  const declared = new Set(faults.map(({ name }) => name));
  const own = cached.filter(
    (line) => (line.operation === operation || line.operation === '*') && declared.has(line.fault),
  );
  return {
    recipes: own.filter((line): line is Recipe => 'input' in line),
    unreached: Object.fromEntries(
      own.flatMap((line) => ('why' in line ? [[line.fault, line.why]] : [])),
    ),
  };
}
