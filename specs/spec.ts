/**
 * The types of what is promised. Data first: everything here is read from the JSON beside it.
 * Other rooms import these as types only.
 */

import type { Input } from './resource.ts';

/** RFC 2119: a broken MUST fails, a broken SHOULD warns. */
export type Level = 'MUST' | 'SHOULD';

/** Why we believe a clause. An `inferred` clause is never a MUST. */
export type Evidence = 'documented' | 'modelled' | 'protocol' | 'observed' | 'inferred';

/** The keywords of JSON Schema 2020-12 that the specs use. */
export interface Schema {
  $id?: string;
  $schema?: string;
  $comment?: string;
  $ref?: string;
  title?: string;
  type?: JsonType | JsonType[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  maxItems?: number;
  maximum?: number;
}

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** The parts of a schema that make a clause: one per keyword, plus what a keyword allows. */
export type ClauseKeyword =
  | 'type'
  | 'required'
  | 'enum'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'maxItems'
  | 'maximum'
  /** An explicit null is read as absent. */
  | 'null'
  /** Every value that the keywords allow is accepted. */
  | 'accepts';

/** What a clause requires: words of ours, or a schema keyword from which words are made. */
export type Requirement =
  | { kind: 'text'; text: string }
  | {
      kind: 'schema';
      side: 'input' | 'output';
      /** Member names from the root; `items` stands for every element of a list. */
      path: string[];
      keyword: ClauseKeyword;
      /** The keyword's value: a limit, a pattern, the types, the values. */
      value: string | number | string[];
    };

/** One atomic requirement. */
export interface Clause {
  /** A path, e.g. `CopySnapshot/input/KmsKeyId/maxLength`. */
  id: string;
  level: Level;
  evidence: Evidence;
  /** Where it is written, for a reader to check. */
  source: string;
  requirement: Requirement;
}

/** A fault that the operation declares. */
export interface Fault {
  name: string;
  /** The documented HTTP status. */
  status: number;
  evidence: Evidence;
  source: string;
}

/** Kinds of fault that are accepted for a kind of violation. */
export type RejectionKind =
  | 'required'
  | 'type'
  | 'constraint'
  | 'malformed'
  | 'empty'
  | 'unknown-operation'
  | 'framework';

/** Everything the project knows about one operation. `request` and `response` are free of `$ref`. */
export interface OperationSpec {
  name: string;
  request: Schema;
  response: Schema;
  faults: Fault[];
  clauses: Clause[];
  /** Fault types accepted per kind of violation. */
  rejections: Record<RejectionKind, string[]>;
  /** Fault types accepted for one clause, where they differ from its kind's; by clause id. */
  rejectionsByClause: Record<string, string[]>;
}

/** The contract: service, protocol and operations. */
export interface Contract {
  service: {
    name: string;
    apiVersion: string;
    /** Revision of the specs, `YYYY-MM`. */
    revision: string;
    protocol: string;
    contentType: string;
    targetPrefix: string;
    signingName: string;
    operations: string[];
    /** A call that changes nothing, which any endpoint of the service answers. */
    harmless: { operation: string; input: Input };
  };
  operations: Record<string, OperationSpec>;
}
