import type { Evidence, Level, Paginated, Schema } from '../spec.ts';

/**
 * What is known of a service beyond its model: `overlay.json` beside it, held by
 * `specs/import/overlay.schema.json`. `{operation}` in a source stands for the operation's name.
 */
export interface Overlay {
  $schema?: string;
  facts: Fact[];
  /** Rules for clauses on the types of declared faults: the first that fits is taken. */
  faults: FaultRule[];
  status: FaultStatus;
  clauses: ImpliedClause[];
  rejections: { at: string[]; keyword: string; types: string[] }[];
  /** How lists are paged of which the model does not say it. */
  paginated: Record<string, Paginated>;
}

/** How sure a clause is, and where it is written. */
export interface Provenance {
  level: Level;
  evidence: Evidence;
  source: string;
}

/** A fact about members of structures: a keyword's value, or where a keyword of the model comes from. */
export interface Fact extends Provenance {
  /** `Structure/Member`, then `items`, `additionalProperties` or `propertyNames`. */
  at: string[];
  keyword: FactKeyword;
  /** Absent where the model has the keyword. `accepts: false`: not all that fits is accepted. */
  value?: string | number | boolean | string[];
  /** Of a structure that requests and answers hold, the side of which it is true. */
  side?: 'input' | 'output';
}

export type FactKeyword =
  | Exclude<keyof Schema, '$id' | '$schema' | '$ref' | 'properties' | 'items' | 'anyOf'>
  | 'null'
  | 'accepts';

/** Level, evidence and source of the clause that a fault is the answer where it applies. */
export interface FaultRule extends Provenance {
  faults: string[];
  /** All, where absent. */
  operations?: string[];
}

/** The HTTP status of every fault. `{modelled}` in a source stands for the model's. */
export interface FaultStatus {
  value: number;
  evidence: Evidence;
  source: string;
  /** Where the model has another. */
  unsettled: Provenance;
}

/** A clause of every operation for which the condition holds. */
export interface ImpliedClause extends Provenance {
  /** Lists of this structure in a request: `id` follows their place. */
  lists?: string;
  /** Operations that declare a fault of a name that ends so. */
  declares?: string;
  id: string;
  text: string;
}
