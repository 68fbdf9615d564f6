import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { ClauseKeyword, Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { accepts } from './accepts/index.ts';
import { ordinaryOf } from './ordinary.ts';
import { compared, type Pair, violations } from './pairs.ts';
import { places, schemaAt } from './place.ts';
import type { Domain } from './valid.ts';
import { BREAKERS } from './violations/index.ts';

/** Stock Ajv: it decides, and nothing of ours. */
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const SEED = 4711;

/** Compiles a schema for stock Ajv. */
export function validatorOf(schema: Schema): ValidateFunction {
  return ajv.compile(schema);
}

/** Every clause that a schema makes: each place with each of its keywords. */
export function clausesOf(schema: Schema): [path: string[], keyword: ClauseKeyword][] {
  return [...places(schema)].flatMap((path) => {
    const own = schemaAt(schema, path);
    const parent = schemaAt(schema, path.slice(0, -1));
    const required = parent.required?.includes(path.at(-1) ?? '');
    const stated = (Object.keys(BREAKERS) as ClauseKeyword[]).filter(
      (keyword) => own[keyword as keyof Schema] !== undefined,
    );
    const keywords: ClauseKeyword[] = [...stated, ...(required ? (['required'] as const) : [])];
    return keywords.map((keyword): [string[], ClauseKeyword] => [path, keyword]);
  });
}

/**
 * The first thing that is wrong with the pairs that break a clause: they break it, at one place and
 * nothing else, and the twin breaks nothing.
 */
export function wrongViolation(
  schema: Schema,
  [path, keyword]: [string[], ClauseKeyword],
  domain: Domain,
  draws: number,
): string | null {
  const ways = violations(schema, path, keyword, domain);
  const validate = validatorOf(schema);
  const place = path.join('/');
  const own = `${place}/${keyword}`;
  const also = ALSO[keyword]?.map((other) => `${own},${place}/${other}`) ?? [];
  const expected = [own, ...also.map((both) => both.split(',').sort().join())];
  for (const { name, pairs } of ways) {
    for (const { probe, twin } of fc.sample(pairs, options(draws, ways.length))) {
      const [broken, twins] = [probe, twin].map((value) => brokenBy(validate, schema, value));
      if (twins !== '') return `${name}: the twin breaks ${twins}: ${JSON.stringify(twin)}`;
      if (!expected.includes(broken ?? '')) {
        return `${name}: the probe breaks ${broken || 'nothing'}: ${JSON.stringify(probe)}`;
      }
      const strays = straysFrom(path, schema, { probe, twin });
      if (strays.length > 0) return `${name}: they differ at ${strays}`;
    }
  }
  return named(ways);
}

/** The first thing that is wrong with what must be accepted at a place: probe and twin are valid. */
export function wrongAcceptance(
  schema: Schema,
  path: string[],
  domain: Domain,
  draws: number,
): string | null {
  const place = schemaAt(schema, path);
  const ways = accepts(place, domain, path, 50);
  const validate = validatorOf(schema);
  if (place.type && ways.length === 0) return 'there is no way';
  for (const { name, values } of ways) {
    const pairs = compared(schema, path, values, ordinaryOf(place), domain);
    for (const pair of fc.sample(pairs, options(draws, ways.length))) {
      for (const value of [pair.probe, pair.twin]) {
        const broken = brokenBy(validate, schema, value);
        if (broken !== '') return `${name}: ${broken}: ${JSON.stringify(value)}`;
      }
      const strays = straysFrom(path, schema, pair);
      if (strays.length > 0) return `${name}: they differ at ${strays}`;
    }
  }
  return named(ways);
}

/** A value of another type is none of the listed ones; a text that is too short may miss the pattern. */
const ALSO: Partial<Record<ClauseKeyword, ClauseKeyword[]>> = {
  type: ['enum'],
  minLength: ['pattern'],
  maxLength: ['pattern'],
};

function options(draws: number, ways: number) {
  return { seed: SEED, numRuns: Math.ceil(draws / ways) };
}

function named(ways: { name: string }[]): string | null {
  const names = ways.map(({ name }) => name);
  if (new Set(names).size < names.length) return `two ways have one name: ${names}`;
  return names.find((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) ?? null;
}

/** What stock Ajv finds, as sorted `place/keyword`; null members count as absent. */
export function brokenBy(validate: ValidateFunction, schema: Schema, value: Json): string {
  if (validate(nullsRemoved(value))) return '';
  const errors = validate.errors ?? [];
  // Of a key, Ajv says what is wrong with it, and then that there is a wrong key.
  const own = errors.filter(({ keyword }) => keyword !== 'propertyNames');
  return [...new Set(own.map((error) => clauseOf(schema, error)))].sort().join();
}

function clauseOf(schema: Schema, error: ErrorObject): string {
  const path = pathOf(schema, error.instancePath.split('/').slice(1));
  if (error.keyword === 'required') path.push(String(error.params['missingProperty']));
  if (error.propertyName !== undefined) path.push('propertyNames');
  return [...path, error.keyword].join('/');
}

/** A place of a value as a place of its schema. */
function pathOf(schema: Schema, pointer: string[]): string[] {
  let here: Schema = schema;
  return pointer.map((part) => {
    const step = here.properties?.[part] ? part : here.items ? 'items' : 'additionalProperties';
    here = here.properties?.[part] ?? here.items ?? here.additionalProperties ?? {};
    return step;
  });
}

/** Where a pair differs outside of one instance of a place. */
function straysFrom(path: string[], schema: Schema, { probe, twin }: Pair): string[] {
  // Another key takes its value with it: two places of the map, which is the place itself.
  const place = path.at(-1) === 'propertyNames' ? path.slice(0, -1) : path;
  const where = differences(probe, twin);
  const instances = new Set(where.map((pointer) => pointer.slice(0, place.length).join('/')));
  const strays = where.filter(
    (pointer) => pathOf(schema, pointer).slice(0, place.length).join() !== place.join(),
  );
  return [...strays.map(String), ...(instances.size > 1 ? instances : [])];
}

function differences(a: Json | undefined, b: Json | undefined, at: string[] = []): string[][] {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    return a.flatMap((item, i) => differences(item, b[i], [...at, String(i)]));
  }
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].flatMap((name) => differences(a[name], b[name], [...at, name]));
  }
  return a === b ? [] : [at];
}

function nullsRemoved(value: Json): Json {
  if (Array.isArray(value)) return value.map(nullsRemoved);
  if (!isObject(value)) return value;
  const own = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(own.map(([name, member]) => [name, nullsRemoved(member)]));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
