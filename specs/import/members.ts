import type { Schema } from '../spec.ts';
import { localName, type Model, type Reference, type Shape } from './ast.ts';
import type { Facts } from './facts.ts';
import { ordered } from './ordered.ts';
import { shapeOf } from './prelude.ts';
import { simpleSchema } from './simple.ts';
import { constraints } from './traits.ts';

/** What a schema is written for: built once for an import. */
export interface Writing {
  model: Model;
  facts: Facts;
  /** Structures that requests hold: an explicit null counts as absent there. */
  requested: Set<string>;
}

/** Where a schema is written: decides how its neighbours are referred to. */
export interface Place {
  /** Of the structure that holds the member, by id. */
  owner: string;
  /** Path of the folder of shapes as seen from the file: empty in that folder itself. */
  shapes: string;
}

/** The schema of a structure or union, its neighbours by `$ref`. */
export function structureSchema(writing: Writing, id: string, shapes: string): Schema {
  const shape = shapeOf(writing.model, id);
  const members = Object.entries(shape.members ?? {});
  const title = localName(id);
  const required = members.flatMap(([name, { traits }]) =>
    traits?.['smithy.api#required'] || writing.facts.required(`${title}/${name}`) ? [name] : [],
  );
  const union = shape.type === 'union';
  const nullable = (name: string) =>
    writing.requested.has(id) && !union && !required.includes(name);
  return ordered({
    title,
    ...(members.some(([name]) => nullable(name)) && {
      $comment: 'An explicit null means absent in awsJson, so optional members allow it.',
    }),
    type: 'object',
    ...(required.length > 0 && { required }),
    ...(union && { minProperties: 1, maxProperties: 1 }),
    properties: Object.fromEntries(
      members.map(([name, member]) => {
        const schema = valueSchema(writing, { owner: id, shapes }, member, `${title}/${name}`);
        return [name, nullable(name) ? orNull(schema) : schema];
      }),
    ),
  });
}

/** The schema of what a member, a list or a map holds. */
function valueSchema(writing: Writing, at: Place, member: Reference, place: string): Schema {
  const shape = shapeOf(writing.model, member.target);
  const traits = { ...shape.traits, ...member.traits };
  const answer = !writing.requested.has(at.owner);
  const simple = simpleSchema(shape, traits, answer);
  const schema = simple ?? aggregate(writing, at, member, shape, place);
  const marked = traits['smithy.api#idempotencyToken'] ? { title: 'idempotency-token' } : {};
  return ordered(writing.facts.at(place, { ...marked, ...schema }));
}

function aggregate(
  writing: Writing,
  at: Place,
  { target, traits = {} }: Reference,
  shape: Shape,
  place: string,
): Schema {
  const own = { ...shape.traits, ...traits };
  const sparse = 'smithy.api#sparse' in own;
  const held = (reference: Reference | undefined, step: string): Schema => {
    if (!reference) throw new Error(`${target} says nothing of its ${step}`);
    const schema = valueSchema(writing, at, reference, `${place}/${step}`);
    return sparse && step !== 'propertyNames' ? orNull(schema) : schema;
  };
  switch (shape.type) {
    case 'structure':
    case 'union':
      return { $ref: `${at.shapes}${localName(target)}.schema.json` };
    case 'list':
    case 'set':
      return {
        type: 'array',
        ...constraints('list', own),
        ...(shape.type === 'set' && { uniqueItems: true }),
        items: held(shape.member, 'items'),
      };
    case 'map':
      return {
        type: 'object',
        ...constraints('map', own),
        propertyNames: held(shape.key, 'propertyNames'),
        additionalProperties: held(shape.value, 'additionalProperties'),
      };
    default:
      throw new Error(`${place}: the importer knows no type ${shape.type}`);
  }
}

/** The schema with null beside it; what refers or enumerates does so in a branch of its own. */
function orNull(schema: Schema): Schema {
  if (schema.$ref || schema.enum) return { anyOf: [schema, { type: 'null' }] };
  if (schema.type === undefined) return schema;
  return ordered({ ...schema, type: [...[schema.type].flat(), 'null'] });
}
