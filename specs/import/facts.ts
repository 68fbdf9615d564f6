import type { Schema } from '../spec.ts';
import type { Fact } from './overlay.ts';

/** Applies facts to schemas by their place, and knows which were never asked for. */
export interface Facts {
  /** The schema with what is known of this place. */
  at(place: string, schema: Schema): Schema;
  /** Whether a member is required beyond the model. */
  required(place: string): boolean;
  /** Places of facts that no schema has. */
  unused(): string[];
}

/** Facts that say where a clause comes from, and nothing of the schema. */
const WORDS_ONLY = ['null', 'accepts', 'required'];

/** Makes facts applicable; one object for one import. */
export function factsOf(facts: Fact[]): Facts {
  const byPlace = new Map<string, Fact[]>();
  for (const fact of facts) {
    for (const place of fact.at) byPlace.set(place, [...(byPlace.get(place) ?? []), fact]);
  }
  const seen = new Set<string>();
  return {
    at: (place, schema) => {
      seen.add(place);
      return (byPlace.get(place) ?? []).reduce((own, fact) => applied(place, own, fact), schema);
    },
    required: (place) =>
      byPlace.get(place)?.some(({ keyword, value }) => keyword === 'required' && value === true) ??
      false,
    unused: () => [...byPlace.keys()].filter((place) => !seen.has(place)),
  };
}

function applied(place: string, schema: Schema, { keyword, value }: Fact): Schema {
  if (WORDS_ONLY.includes(keyword)) return schema;
  const stated = schema[keyword as keyof Schema];
  if (value === undefined && stated === undefined) {
    throw new Error(`${place}: neither the model nor the overlay has a value for ${keyword}`);
  }
  return value === undefined ? schema : { ...schema, [keyword]: value };
}
