import type { Schema } from '../../specs/spec.ts';

const text: Schema = { type: 'string' };

/** A structure that holds itself, cut where the contract cuts it: there a list says nothing of its items. */
function tree(rounds: number): Schema {
  return {
    type: 'object',
    required: ['Name'],
    properties: {
      Name: { type: 'string', minLength: 1, pattern: '^[a-z][a-z0-9-]*$', maxLength: 12 },
      Children:
        rounds === 0
          ? { type: ['array', 'null'], maxItems: 3 }
          : { type: ['array', 'null'], maxItems: 3, items: tree(rounds - 1) },
    },
  };
}

/** A request with every type and keyword that a Smithy model can say, alone and together. */
export const EVERYTHING: Schema = {
  type: 'object',
  required: ['Name', 'Sizes', 'Tree', 'Either'],
  properties: {
    Name: { type: 'string', minLength: 1, maxLength: 40, pattern: '^[a-zA-Z][a-zA-Z0-9\\-]*$' },
    Free: { type: ['string', 'null'] },
    Short: { type: ['string', 'null'], minLength: 3, maxLength: 5 },
    Account: { type: ['string', 'null'], minLength: 12, maxLength: 12, pattern: '^[0-9]{12}$' },
    Digits: { type: ['string', 'null'], maxLength: 20, pattern: '^\\d+$' },
    Arn: {
      type: ['string', 'null'],
      maxLength: 200,
      pattern: '^arn:(aws|aws-cn):[a-z]+:[a-z0-9-]*:(\\d{12})?:[\\w+=/,.@-]+$',
    },
    NotBlank: { type: ['string', 'null'], minLength: 1, pattern: '\\S' },
    Reserved: { type: ['string', 'null'], minLength: 1, maxLength: 128, pattern: '^(?!aws:)' },
    Kind: { type: 'string', enum: ['password', 'iam', 'NO-PASSWORD'] },
    Kinds: {
      type: ['array', 'null'],
      minItems: 1,
      maxItems: 3,
      items: { type: 'string', enum: ['a', 'b'] },
    },
    Set: {
      type: ['array', 'null'],
      minItems: 2,
      maxItems: 4,
      uniqueItems: true,
      items: { type: 'string', enum: ['A', 'B', 'C', 'D', 'E'] },
    },
    Names: {
      type: ['array', 'null'],
      uniqueItems: true,
      maxItems: 20,
      items: { type: 'string', minLength: 1, maxLength: 8, pattern: '^[a-z]+$' },
    },
    Points: {
      type: ['array', 'null'],
      uniqueItems: true,
      minItems: 1,
      items: { type: 'object', required: ['X'], properties: { X: { type: 'integer' } } },
    },
    Count: { type: ['integer', 'null'], minimum: 1, maximum: 500 },
    Least: { type: ['integer', 'null'], minimum: 100_000 },
    Most: { type: ['integer', 'null'], maximum: -3 },
    Long: {
      type: ['integer', 'null'],
      minimum: -9_223_372_036_854_776_000,
      maximum: 9_223_372_036_854_776_000,
    },
    Whole: { type: ['integer', 'null'] },
    Rate: { type: ['number', 'null'], minimum: 0.25, maximum: 0.75 },
    Price: { type: ['number', 'null'] },
    Since: { type: ['number', 'null'], title: 'epoch-seconds' },
    Written: { type: ['string', 'null'], title: 'date-time' },
    Sent: { type: ['string', 'null'], title: 'http-date' },
    On: { type: ['boolean', 'null'] },
    Bytes: { type: ['string', 'null'], contentEncoding: 'base64', minLength: 4, maxLength: 18 },
    FreeBytes: { type: ['string', 'null'], contentEncoding: 'base64' },
    Open: { title: 'document' },
    Labels: {
      type: ['object', 'null'],
      minProperties: 1,
      maxProperties: 4,
      propertyNames: { type: 'string', minLength: 1, maxLength: 6, pattern: '^[a-z]+$' },
      additionalProperties: { type: 'string', maxLength: 10 },
    },
    ByColour: {
      type: ['object', 'null'],
      propertyNames: { type: 'string', enum: ['red', 'green', 'blue'] },
      additionalProperties: {
        type: 'object',
        required: ['Size'],
        properties: { Size: { type: 'integer', minimum: 0 }, Name: text },
      },
    },
    Sizes: { type: 'array', minItems: 2, items: { type: 'integer', minimum: 0, maximum: 9 } },
    Grid: {
      type: ['array', 'null'],
      items: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'number', maximum: 10 } },
    },
    A: {
      type: ['object', 'null'],
      properties: {
        Name: { type: ['string', 'null'], maxLength: 7 },
        B: { type: ['object', 'null'], required: ['C'], properties: { C: text, Name: text } },
      },
    },
    Either: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      properties: { Text: text, Number: { type: 'integer', minimum: 3 }, On: { type: 'boolean' } },
    },
    Tree: tree(2),
  },
};
