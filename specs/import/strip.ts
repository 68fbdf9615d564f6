import type { Model, Reference, Shape, Traits } from './ast.ts';

/** The traits that the importer reads, or that identify the service. Everything else is left out. */
const KEPT = new Set([
  ...['length', 'pattern', 'range', 'required', 'enumValue', 'enum', 'uniqueItems', 'sparse'].map(
    (name) => `smithy.api#${name}`,
  ),
  ...['paginated', 'error', 'httpError', 'idempotencyToken', 'timestampFormat', 'mixin'].map(
    (name) => `smithy.api#${name}`,
  ),
  ...['aws.api#service', 'aws.auth#sigv4', 'aws.protocols#awsJson1_0', 'aws.protocols#awsJson1_1'],
]);

/**
 * A model without what the importer does not read: above all without its documentation, which is
 * AWS's text and not ours to hand on, and without endpoint rules and their tests.
 */
export function strip(model: Model): Model {
  return {
    smithy: model.smithy,
    shapes: Object.fromEntries(
      Object.entries(model.shapes)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, shape]) => [id, stripShape(shape)]),
    ),
  };
}

function stripShape({ traits, members, member, key, value, ...rest }: Shape): Shape {
  return {
    ...rest,
    ...(members && {
      members: Object.fromEntries(
        Object.entries(members).map(([name, own]) => [name, stripReference(own)]),
      ),
    }),
    ...(member && { member: stripReference(member) }),
    ...(key && { key: stripReference(key) }),
    ...(value && { value: stripReference(value) }),
    ...stripTraits(traits),
  };
}

function stripReference({ target, traits }: Reference): Reference {
  return { target, ...stripTraits(traits) };
}

function stripTraits(traits: Traits = {}): { traits?: Traits } {
  const kept = Object.entries(traits).filter(([name]) => KEPT.has(name));
  return kept.length === 0 ? {} : { traits: Object.fromEntries(kept) };
}
