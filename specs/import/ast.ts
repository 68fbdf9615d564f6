/**
 * The parts of Smithy's JSON AST that the importer reads.
 *
 * Source: Smithy 2.0, JSON AST (smithy.io/2.0/spec/json-ast.html).
 */
export interface Model {
  smithy: string;
  metadata?: Record<string, unknown>;
  shapes: Record<string, Shape>;
}

export type Traits = Record<string, unknown>;

/** A member, or a reference: the id of a shape, e.g. `smithy.api#String`. */
export interface Reference {
  target: string;
  traits?: Traits;
}

/** One shape of any type; which members it has follows from its type. */
export interface Shape {
  type: string;
  traits?: Traits;
  /** Of structures, unions and enumerations. */
  members?: Record<string, Reference>;
  /** Of lists. */
  member?: Reference;
  /** Of maps. */
  key?: Reference;
  value?: Reference;
  mixins?: Reference[];
  /** Of operations. */
  input?: Reference;
  output?: Reference;
  errors?: Reference[];
  /** Of services and resources. */
  version?: string;
  operations?: Reference[];
  collectionOperations?: Reference[];
  resources?: Reference[];
  create?: Reference;
  put?: Reference;
  read?: Reference;
  update?: Reference;
  delete?: Reference;
  list?: Reference;
}

/** The input or output of an operation that has none. */
export const UNIT = 'smithy.api#Unit';

/** `com.amazonaws.memorydb#Tag` → `Tag`. */
export function localName(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}
