/**
 * The types of what is promised. Data first: everything here is read from the JSON beside it.
 * Other rooms import these as types only.
 */

import type { Recipe } from './recipes.ts';
import type { Input } from './resource.ts';

/** RFC 2119: a broken MUST fails, a broken SHOULD warns. */
export type Level = 'MUST' | 'SHOULD';

/** Why we believe a clause. An `inferred` clause is never a MUST. */
export type Evidence = 'documented' | 'modelled' | 'protocol' | 'observed' | 'inferred';

/**
 * The keywords of JSON Schema 2020-12 that the specs use.
 *
 * `title` is the name of a structure, or marks what JSON has no type for: `epoch-seconds`,
 * `date-time` and `http-date` of times, `document` of any value, `idempotency-token`. `anyOf` joins a
 * schema with null, in files alone: what the contract hands out is free of it and of `$ref`.
 */
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
  /** Of every value of a map. */
  additionalProperties?: Schema;
  /** Of every key of a map. */
  propertyNames?: Schema;
  anyOf?: Schema[];
  enum?: string[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  /** Of bytes: lengths count the characters of their text. */
  contentEncoding?: 'base64';
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minimum?: number;
  maximum?: number;
  minProperties?: number;
  maxProperties?: number;
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
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'minimum'
  | 'maximum'
  | 'minProperties'
  | 'maxProperties'
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
      /**
       * Member names from the root; `items` stands for every element of a list,
       * `additionalProperties` and `propertyNames` for every value and key of a map.
       */
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
  /** The status of the service model, where it is another. */
  modelled?: number;
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

/** How a list is paged: members of request and answer by name. */
export interface Paginated {
  /** Member of the request that takes the token. */
  input: string;
  /** Member of the answer that holds the next token. */
  output: string;
  /** Member of the answer that holds the things. */
  items: string;
  /** Member of the request that limits a page. */
  size?: string;
  evidence: Evidence;
  source: string;
}

/**
 * Everything the project knows about one operation. `request` and `response` are free of `$ref`;
 * what holds itself ends after three rounds.
 */
export interface OperationSpec {
  name: string;
  request: Schema;
  response: Schema;
  faults: Fault[];
  clauses: Clause[];
  /** Where the operation answers a list page by page. */
  paginated?: Paginated;
  /** Fault types accepted per kind of violation. */
  rejections: Record<RejectionKind, string[]>;
  /** Fault types accepted for one clause, where they differ from its kind's; by clause id. */
  rejectionsByClause: Record<string, string[]>;
  /** How faults are reached that no other rule leads to. */
  recipes: Recipe[];
  /** Declared faults that no call leads to, and why. */
  unreached: Record<string, string>;
}

/** The contract: service, protocol and operations. */
export interface Contract {
  service: {
    name: string;
    apiVersion: string;
    /** Revision of the specs, `YYYY-MM`. */
    revision: string;
    protocol: string;
    /** The second protocol, and what absolute shape ids begin with there. */
    cbor: {
      protocol: string;
      namespace: string;
      /** Calls that change nothing, and the member that holds a value of each kind. */
      probes: Record<'text' | 'texts' | 'time', { operation: string; member: string }>;
      /** What an operation takes and gives; undefined where the service has no such operation. */
      shapes(operation: string): OperationSpec | undefined;
    };
    contentType: string;
    targetPrefix: string;
    signingName: string;
    /** A call that changes nothing, which any endpoint of the service answers. */
    harmless: { operation: string; input: Input };
    /** How the tags of a thing are read and changed, by its ARN. */
    tagging: {
      list: string;
      add: string;
      remove: string;
      /** Members: of the ARN, of tags to add, of keys to remove, and of the answer. */
      arn: string;
      tags: string;
      keys: string;
      shown: string;
      /** The fault of more tags than a thing may have. */
      quota: string;
    };
  };
  /** Every operation of the service by name, each made when it is first asked for. */
  operations: Record<string, OperationSpec>;
}
