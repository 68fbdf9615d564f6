import { type DerivationNotes, type Implied, LIMITS, type Side } from './derive.ts';
import type { Fact, Overlay, Provenance } from './import/overlay.ts';
import type { Schema } from './spec.ts';

/** What the protocol says of nulls, and of what a `title` marks. */
export type ProtocolNotes = Record<string, Pick<Provenance, 'evidence' | 'source'>>;

/** Facts by `place/keyword`. */
export type FactIndex = Map<string, Fact>;

/** Indexes the facts of an overlay: once per contract. */
export function indexFacts({ facts }: Overlay): FactIndex {
  return new Map(facts.flatMap((fact) => fact.at.map((at) => [`${at}/${fact.keyword}`, fact])));
}

/**
 * What protocol and overlay say of the clauses of one operation.
 *
 * That a value within the limits is accepted is no surer than the least sure of them.
 */
export function knownOf(
  operation: string,
  facts: FactIndex,
  protocol: ProtocolNotes,
): NonNullable<DerivationNotes['known']> {
  return (implied, side) => {
    const { place, keyword, schema } = implied;
    const fact = facts.get(`${place}/${keyword}`) ?? leastSure(implied, facts);
    if (keyword === 'accepts' && fact?.value === false) return null;
    if (fact && !holds(fact, side)) return null;
    const { level, evidence, source } = fact ?? {};
    const mark = keyword === 'null' ? 'null' : (schema.title ?? '');
    const ofMark = ['null', 'type', 'maximum'].includes(keyword) ? protocol[mark] : undefined;
    return {
      ...ofMark,
      ...(level && { level }),
      ...(evidence && { evidence }),
      ...(source && { source: source.replaceAll('{operation}', operation) }),
    };
  };
}

function leastSure({ place, keyword }: Implied, facts: FactIndex): Fact | undefined {
  if (keyword !== 'accepts') return undefined;
  const own = LIMITS.flatMap((limit) => facts.get(`${place}/${limit}`) ?? []);
  return own.find(({ level }) => level === 'SHOULD') ?? own[0];
}

function holds({ side }: Fact, wanted: Side): boolean {
  return side === undefined || side === wanted;
}

/** A schema without the keywords that facts say of the other side alone. */
export function ofSide(schema: Schema, side: Side, facts: FactIndex, place = ''): Schema {
  const kept = Object.entries(schema).filter(([keyword]) => {
    const fact = facts.get(`${place}/${keyword}`);
    return !fact || holds(fact, side);
  });
  const own = Object.fromEntries(kept) as Schema;
  if (own.properties) {
    own.properties = Object.fromEntries(
      Object.entries(own.properties).map(([name, member]) => [
        name,
        ofSide(member, side, facts, `${own.title ?? place}/${name}`),
      ]),
    );
  }
  for (const step of ['items', 'propertyNames', 'additionalProperties'] as const) {
    if (own[step]) own[step] = ofSide(own[step], side, facts, `${place}/${step}`);
  }
  return own;
}
