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
 * How two values of an echo are compared: `words` where those sent are among those read, words of a
 * text or items of a list, `none` where none of them is; `end` where the text read ends in the one
 * sent, in any letter case; `restored` where it reads as when the thing was new, whatever is given.
 */
export type Likeness =
  | 'same'
  | 'insensitive'
  | 'set'
  | 'words'
  | 'none'
  | 'text'
  | 'length'
  | 'end'
  | 'restored';

/**
 * What was asked for, and where it is shown: paths below the input, and below the thing. In a path,
 * `Subnets[]/Identifier` is that member of every item of a list, and `Parameters[Name=x]/Value` that
 * of the item whose `Name` is `x`.
 */
export interface Echo {
  given: string;
  shown: string;
  /** `same` where it is left out. */
  as?: Likeness;
  /** An ordinary value to ask for, where the plainest call leaves the member out. */
  ask?: Data;
  /** Shown by reads only, not by the answer of the call itself. */
  readsOnly?: boolean;
  /** Shown by this operation, given the identifier: `shown` is then a path below its answers. */
  by?: string;
}

/** A member that names a thing of another kind, and the faults that guard it. */
export interface Reference {
  kind: string;
  /** Faults accepted where there is no such thing; absent where none is known. */
  missing?: string[];
  /** Faults accepted where the thing is deleted while it is named; absent where that is allowed. */
  inUse?: string[];
  /** It is taken out by itself when the thing that it names is deleted; seen at this path. */
  leaves?: string;
}

/** A member by which a list is filtered. */
export interface Filter {
  operation: string;
  member: string;
  /** Where an item shows what it is filtered by, a path below it. */
  shown: string;
  /** What is sent for a value that is shown: `{value}` is its text; the text itself where left out. */
  form?: Data;
  /** Words of a request that differ from those that an item shows. */
  words?: Record<string, string>;
  /** Members that the filter does not go without, where `{shown/path}` is what the item shows. */
  beside?: Record<string, string>;
}

/** A flag of a read, and the member that is shown where it is set. */
export interface Detail {
  operation: string;
  flag: string;
  shown: string;
}

/** A change of a thing, and how it is seen to be applied. */
export interface Change {
  operation: string;
  /** Calls that make the thing ready for it, given the identifier too. */
  before?: Way[];
  /** What is changed beside the identifier: an ordinary value. */
  input: Input;
  applied: Echo[];
}

/** A member in which a thing lists those that refer to it. */
export interface BackReference {
  /** Path below this kind's shape, e.g. `ACLNames`, or `Clusters[]/ClusterName`. */
  at: string;
  /** The kind that refers to this one, and by which member: a key of its `refers`. */
  kind: string;
  member: string;
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
    /**
     * The service puts letters of its own and a hyphen before the name that a creation asks for: the
     * answer of the creation shows the whole name, and all other calls take that.
     */
    prefixed?: true;
    /** Several things of a list may show the same: a read by it filters, and finds nothing quietly. */
    repeats?: true;
  };
  operations: {
    create?: string;
    read: string;
    /** Lists all of them, page by page, where no name is given. */
    list: string;
    update?: string[];
    delete?: string;
  };
  /** Members of answers: of the thing itself, absent where no call makes or changes one; of a list. */
  answers: { one?: string; many: string };
  /** Further members of a read that show the whole thing. */
  whole?: Input;
  /** Words of the status; absent where the kind has none. */
  status?: { at: string; stable: string[]; moving: string[]; leaving: string[] };
  /** `missing` is absent where a read of what is not there lists nothing. */
  faults: { missing?: string; exists?: string; state?: string[]; quota?: string };
  /** The form of its ARN, with `{partition}`, `{region}`, `{account}` and `{name}`. */
  arn?: string;
  /** Operations that make one, and the member that names what they make. */
  makes: Record<string, string>;
  /**
   * Members of the calls that make or change one, and what they name: paths below the input,
   * `UserNames[]` for a list.
   */
  refers: Record<string, Reference>;
  /** Members that name things of other services, which need not be there. */
  foreign?: string[];
  /** What its creation was asked for, and where that is shown. */
  echo?: Echo[];
  changes?: Change[];
  backReferences?: BackReference[];
  /** Members that may differ between two looks at a thing that nobody changed: times, states. */
  varies?: string[];
  /** Whether creation takes tags; ListTags by ARN shows them. */
  tags?: boolean;
  /** Names that a fresh account has; they belong to the service. `default.*` is any that begins so. */
  given?: string[];
  /** The plainest valid call of each operation of the kind. */
  calls: Record<string, Input>;
  /** Ways to make one for others to borrow, the first one first. */
  supply: Way[];
  /** The kind for whose things the service makes these: without one, there is none. */
  offeredFor?: string;
  /** Members by which a list is filtered. */
  filters?: Filter[];
  /** Members of a read that ask for more of a thing to be shown. */
  details?: Detail[];
  /** What a run may do unasked on an endpoint that is real. */
  cost: 'free' | 'slow' | 'paid' | 'never';
  /**
   * Where each fact is written, by its path in this file, `~1` for a slash within a name; the nearest
   * path above speaks for a fact.
   */
  sources: Record<string, { evidence: Evidence; source: string }>;
}
