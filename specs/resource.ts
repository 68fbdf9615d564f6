import type { Evidence } from './spec.ts';

/** A JSON value in a resource file: inputs of calls, with marks in the place of names. */
export type Data = string | number | boolean | null | Data[] | { [member: string]: Data };

/** An input of an operation, in which marks such as `{snapshot}` stand for names. */
export type Input = { [member: string]: Data };

/** One way to make a thing for others to borrow. */
export interface Way {
  operation: string;
  input: Input;
}

/**
 * A kind of thing: how it is identified, made, read, listed, changed and deleted, which faults guard
 * it, what it refers to and what it costs. Read from `resources/<kind>.json`.
 */
export interface Resource {
  kind: string;
  /** The shape that answers show it in. */
  shape: string;
  identifier: {
    /** The member of requests that names one. */
    member: string;
    /** Where an answer shows the name, below the shape. */
    at: string;
    /** Whether names that differ in letter case only are one. */
    letterCase: 'insensitive' | 'sensitive';
  };
  operations: {
    create?: string;
    read: string;
    /** Lists all of them, page by page, where no name is given. */
    list: string;
    update?: string[];
    delete?: string;
  };
  /** Members of answers: of the thing itself, and of a list. */
  answers: { one: string; many: string };
  /** Further members of a read that show the whole thing. */
  whole?: Input;
  /** Words of the status; absent where the kind has none. */
  status?: { at: string; stable: string[]; moving: string[]; leaving: string[] };
  faults: { missing: string; exists?: string; state?: string[]; quota?: string };
  /** The form of its ARN, with `{partition}`, `{region}`, `{account}` and `{name}`. */
  arn?: string;
  /** Operations that make one, and the member that names what they make. */
  makes: Record<string, string>;
  /** Members of the calls that make or change one, and the kind of thing that they name. */
  refers: Record<string, string>;
  /** The plainest valid call of each operation of the kind. */
  calls: Record<string, Input>;
  /** Ways to make one for others to borrow, the first one first. */
  supply: Way[];
  /** What a run may do unasked on an endpoint that is real. */
  cost: 'free' | 'slow' | 'paid' | 'never';
  /** Where each fact is written, by its path in this file; the nearest path above speaks for a fact. */
  sources: Record<string, { evidence: Evidence; source: string }>;
}
