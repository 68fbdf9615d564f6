import type fc from 'fast-check';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Flaw, Place, Spelling } from './spelling.ts';

type Arbitraries = typeof fc;

/**
 * Spellings that every reader must take, from the plain one on.
 *
 * @param arbitraries - fast-check, from who runs it: this room does not load it
 */
export function spellings(arbitraries: Arbitraries): fc.Arbitrary<Spelling> {
  const { constantFrom } = arbitraries;
  const width = constantFrom(0, 1, 2, 4, 8);
  return arbitraries.record({
    containers: constantFrom('definite', 'indefinite'),
    chunks: constantFrom(null, 1, 3, 16),
    integers: width,
    lengths: width,
    floats: constantFrom(4, 8, 2),
    whole: constantFrom('integer', 'float'),
    nulls: constantFrom('left-out', 'null', 'undefined'),
  }) as fc.Arbitrary<Spelling>;
}

/** Flaws that a value can have, wherever they may stand in it. */
export function flaws(arbitraries: Arbitraries, value: JsonObject): fc.Arbitrary<Flaw> {
  const { constantFrom, constant, record, integer } = arbitraries;
  const all = placesIn(value);
  const ofKind = (is: (value: Json) => boolean) =>
    all.filter(({ value: own }) => is(own)).map(({ at }) => at);
  const texts = ofKind((own) => typeof own === 'string');
  const maps = ofKind((own) => own !== null && typeof own === 'object' && !Array.isArray(own));
  const names = Object.keys(value);
  const options: fc.Arbitrary<unknown>[] = [
    record({ code: constantFrom('null-member', 'undefined-member'), name: constant('Absent') }),
    record({
      code: constant('tagged'),
      at: constantFrom(...all.map(({ at }) => at)),
      tag: tags(arbitraries),
    }),
    record({
      code: constant('integer-key'),
      at: constantFrom(...maps),
      key: integer({ min: 0, max: 300 }),
    }),
    record({ code: constant('truncated'), bytes: constant(1) }),
    record({ code: constant('trailing'), hex: constantFrom('00', 'ff', 'a0', 'f6') }),
    record({ code: constant('nested'), levels: integer({ min: 501, max: 5000 }) }),
  ];
  if (texts.length > 0) {
    const at = constantFrom(...texts);
    options.push(record({ code: constant('bytes-for-text'), at }));
    options.push(record({ code: constant('raw-text'), at, hex: constantFrom(...NO_UTF8) }));
  }
  if (names.length > 0) {
    const name = constantFrom(...names);
    options.push(
      record({ code: constant('duplicate-key'), name }).map(({ code, name: key }) => ({
        code,
        name: key,
        value: value[key] as Json,
      })),
    );
  }
  return arbitraries.oneof(...options) as fc.Arbitrary<Flaw>;
}

/** A lone byte, a cut character, an overlong one, a surrogate, a code point beyond the last. */
const NO_UTF8 = ['ff', '61c3', 'c080', 'eda080', 'f4908080'];

/** Tags that have no business at a member of the service: but for 1, which some have. */
function tags({ constantFrom }: Arbitraries): fc.Arbitrary<number> {
  return constantFrom(0, 6, 24, 55_799, 1);
}

function placesIn(value: Json, at: Place = []): { at: Place; value: Json }[] {
  const here = [{ at, value }];
  if (value === null || typeof value !== 'object') return here;
  const below: [string | number, Json][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return [...here, ...below.flatMap(([step, own]) => placesIn(own, [...at, step]))];
}
