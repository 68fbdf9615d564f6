import fc from 'fast-check';
import type { ClauseKeyword, Schema } from '../../specs/spec.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { isDistinct } from './distinct.ts';
import { later, settled } from './later.ts';
import { ABSENT, put, schemaAt } from './place.ts';
import { isUnique } from './unique.ts';
import { type Domain, valid } from './valid.ts';
import { BREAKERS } from './violations/index.ts';
import type { Way } from './way.ts';

/** A request and its twin: the valid request that it differs from in exactly one place. */
export type Pair = { probe: JsonObject; twin: JsonObject };

/** One named way to make pairs. */
export interface PairWay {
  name: string;
  pairs: fc.Arbitrary<Pair>;
}

/**
 * Every way to break one keyword at one place and nothing else.
 *
 * @param schema - the whole request's schema, free of `$ref`
 * @param path - the place
 * @param keyword - what is broken there
 */
export function violations(
  schema: Schema,
  path: string[],
  keyword: ClauseKeyword,
  domain: Domain,
): PairWay[] {
  if (keyword === 'required') {
    return [
      {
        name: 'absent',
        pairs: later(() => replaced(schema, path, fc.constant(ABSENT), domain)),
      },
      {
        name: 'null',
        pairs: later(() => replaced(schema, path, fc.constant(null), domain)),
      },
    ];
  }
  return brokenValues(schema, path, keyword, domain).map(({ name, values }) => ({
    name,
    pairs: later(() => replaced(schema, path, values, domain)),
  }));
}

/** Every way to break a keyword that speaks of a value: the values alone. */
export function brokenValues(
  schema: Schema,
  path: string[],
  keyword: ClauseKeyword,
  domain: Domain,
): Way[] {
  return BREAKERS[keyword]?.(schemaAt(schema, path), domain, path) ?? [];
}

/** Pairs whose probe has one of `values` at a place where the twin has an ordinary value. */
export function replaced(
  schema: Schema,
  path: string[],
  values: fc.Arbitrary<Json | typeof ABSENT>,
  domain: Domain,
): fc.Arbitrary<Pair> {
  return drawn(schema, path, values, domain).map(([base, value, pick]) => ({
    twin: base,
    probe: put(base, path, value, pick),
  }));
}

/** Pairs whose probe has one of `values` at a place, and whose twin has `ordinary`, or one of it, there. */
export function compared(
  schema: Schema,
  path: string[],
  values: fc.Arbitrary<Json>,
  ordinary: Json | typeof ABSENT | fc.Arbitrary<Json>,
  domain: Domain,
): fc.Arbitrary<Pair> {
  const twins = ordinary instanceof fc.Arbitrary ? ordinary : fc.constant(ordinary);
  const keeps = (own: JsonObject) => isDistinct(own, domain.distinct) && isUnique(schema, own);
  const none = new Error(`no two requests differ at ${path.join('/')} alone`);
  return later(() => {
    const pairs = fc
      .tuple(drawn(schema, path, values, domain), twins)
      .map(([[base, value, pick], other]) => ({
        twin: put(base, path, other, pick),
        probe: put(base, path, value, pick),
      }));
    return settled(pairs, ({ probe, twin }) => keeps(probe) && keeps(twin), none);
  });
}

function drawn<T>(schema: Schema, path: string[], values: fc.Arbitrary<T>, domain: Domain) {
  return fc.tuple(baseOf(schema, domain, path), values, fc.nat({ max: 250 }));
}

/** All ways of a place have the same base; making it takes longer than a draw. */
const bases = new WeakMap<Schema, WeakMap<Domain, Map<string, fc.Arbitrary<JsonObject>>>>();

function baseOf(schema: Schema, domain: Domain, path: string[]): fc.Arbitrary<JsonObject> {
  const byDomain = bases.get(schema) ?? new WeakMap();
  bases.set(schema, byDomain);
  const byPlace = byDomain.get(domain) ?? new Map();
  byDomain.set(domain, byPlace);
  const place = path.join('/');
  const base = byPlace.get(place) ?? valid(schema, domain, path);
  byPlace.set(place, base);
  return base as fc.Arbitrary<JsonObject>;
}
