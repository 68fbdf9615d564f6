import type fc from 'fast-check';
import type { Schema } from '../../specs/spec.ts';
import type { Json } from '../model/json.ts';

/**
 * What the generators cannot learn from a schema. Places are joined by `/`, e.g. `Tags/items/Key`: a
 * member of the root is its own place, and no member of the same name further down.
 */
export interface Domain {
  /** Arbitraries that take the place of the schema's own. */
  fixed: Record<string, fc.Arbitrary<Json>>;
  /** Places of optional members that are never drawn, unless a way needs them. */
  without: string[];
  /** Places of members of one object that never meet. */
  exclusive: [string, string][];
  /** Lists whose items differ in a member, ignoring case: place of the list → member. */
  distinct: Record<string, string>;
  /** A plain item of a list, for lists whose length is the point: place of the list → item. */
  plainItems: Record<string, Json>;
  /** Draw null where the schema allows it. */
  nulls: boolean;
  /** Most items of an ordinary list, and most entries of an ordinary map. */
  items: number;
}

/** Nothing but the schema. */
export const PLAIN: Domain = {
  fixed: {},
  without: [],
  exclusive: [],
  distinct: {},
  plainItems: {},
  nulls: true,
  items: 3,
};

/**
 * Draws values of a schema that stands within another; handed down by {@link valid}.
 *
 * @param present - a place below that is always there
 * @param path - where the schema stands
 */
export type Draw = (schema: Schema, present: string[], path: string[]) => fc.Arbitrary<Json>;
