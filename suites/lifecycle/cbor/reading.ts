import fc from 'fast-check';
import { notServed, notServerFault, sameAnswer } from '../../judge/agreement.ts';
import type { Wire } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import { itemOf } from '../../protocol/rpc-v2-cbor/encode.ts';
import { encodeFlawed, fromHex } from '../../protocol/rpc-v2-cbor/flaws.ts';
import type { Item } from '../../protocol/rpc-v2-cbor/item.ts';
import { type Flaw, PLAIN, type Spelling } from '../../protocol/rpc-v2-cbor/spelling.ts';
import { write } from '../../protocol/rpc-v2-cbor/write.ts';
import type { Experiment } from '../experiment.ts';
import {
  CLIENTS,
  harmless,
  listing,
  missing,
  type Subject,
  spelled,
  timed,
  type WireContext,
  wireCase,
  withHeader,
} from './wire-case.ts';

/** So many seconds a float of single precision holds exactly, and a half. */
const [SINGLE, HALF] = [1_700_000_000, 65_504];
const width = fc.constantFrom(0, 1, 2, 4, 8);

/** Experiments on the forms that must be read, and on bodies that are none. */
export function readingCases(context: WireContext): Experiment[] {
  return [...spellings(context), ...absences(context), ...refusals(context), ...bombs(context)];
}

function spellings(context: WireContext): Experiment[] {
  const of = (
    clause: string,
    subject: ReturnType<typeof missing>,
    forms: Record<string, fc.Arbitrary<unknown>>,
    twin: Spelling = PLAIN,
  ) =>
    wireCase(context, {
      clause: `reading/${clause}`,
      way: 'spelled',
      subject,
      draws: fc.record(forms) as fc.Arbitrary<Json>,
      probe: (draw, _whole, own) => spelled(context, draw as Partial<Spelling>, own),
      twin,
      judge: sameAnswer,
    });
  const chunked = (
    clause: string,
    subject: ReturnType<typeof missing>,
    containers: Json[],
    at: 'key' | 'value',
  ) =>
    wireCase(context, {
      clause: `reading/${clause}`,
      way: 'chunked',
      subject,
      draws: fc.record({
        size: fc.constantFrom(1, 3, 16),
        containers: fc.constantFrom(...containers),
      }),
      probe: ({ size, containers: form }, whole, { input }) => {
        const spelling = { ...PLAIN, containers: form } as Spelling;
        const plain = itemOf(input, spelling);
        const pieces = itemOf(input, { ...spelling, chunks: size });
        return { ...whole, body: write(mixed(plain, pieces, at)) };
      },
      judge: sameAnswer,
    });
  const both = ['definite', 'indefinite'];
  const one = <T>(value: T) => fc.constant(value);
  return [
    of('definite', missing(context), { containers: one('definite'), lengths: width }, CLIENTS),
    of('indefinite', listing(context), { containers: one('indefinite') }),
    chunked('chunked-text', missing(context), both, 'value'),
    chunked('chunked-text-in-list', listing(context), both, 'value'),
    chunked('chunked-key', missing(context), both, 'key'),
    of('small-integer', harmless(context), { integers: one(0) }, { ...PLAIN, integers: 4 }),
    of('wide-integer', harmless(context), { integers: fc.constantFrom(1, 2, 4, 8) }),
    of('time-integer', timed(context, SINGLE), { whole: one('integer'), integers: width }, CLIENTS),
    of('time-float', timed(context, SINGLE), {
      whole: one('float'),
      floats: fc.constantFrom(4, 8),
    }),
    of('time-half', timed(context, HALF), { whole: one('float'), floats: one(2) }),
  ];
}

/** Keys of one spelling, values of another. */
function mixed(plain: Item, pieces: Item, at: 'key' | 'value'): Item {
  if (plain.kind !== 'map' || pieces.kind !== 'map') return plain;
  const pairs = plain.pairs.map(([key, value], index): [Item, Item] => {
    const [otherKey, otherValue] = pieces.pairs[index] ?? [key, value];
    return at === 'key' ? [otherKey, value] : [key, otherValue];
  });
  return { ...plain, pairs };
}

function absences(context: WireContext): Experiment[] {
  const nothing = (own: Subject): Subject => ({ ...own, input: {} });
  const empty = (way: string, clause: string, probe: (draw: Json, whole: Wire) => Wire) =>
    wireCase(context, {
      clause: `reading/${clause}`,
      way,
      subject: () => nothing(harmless(context)()),
      draws: fc.constant<Json>({}),
      probe,
      // An input without members is written in one way more.
      twin: CLIENTS,
      judge: sameAnswer,
    });
  const { member } = context.service.cbor.probes.text;
  const absent = (code: 'null-member' | 'undefined-member') =>
    empty('absent', code, (_, whole) => flawed(whole, {}, { code, name: member }));
  return [
    absent('null-member'),
    absent('undefined-member'),
    wireCase(context, {
      clause: 'reading/unknown-member',
      way: 'unknown',
      subject: missing(context),
      draws: fc.constantFrom<Json>(1, 'a', true, [], {}, [{ a: [1, 'b', {}] }], {
        Deep: { Deeper: [null] },
      }),
      probe: (draw, whole, { input }) => ({
        ...whole,
        body: write(itemOf({ NoSuchMember: draw, ...input }, PLAIN)),
      }),
      judge: sameAnswer,
    }),
    empty('empty', 'empty-map', (_, whole) => whole),
    empty('empty', 'empty-body', (_, whole) => ({ ...whole, body: new Uint8Array() })),
    empty('bare', 'empty-body', (_, whole) =>
      withHeader({ ...whole, body: new Uint8Array() }, 'Content-Type', null),
    ),
  ];
}

function refusals(context: WireContext): Experiment[] {
  const { member } = context.service.cbor.probes.text;
  const of = <Draw extends Json>(
    clause: string,
    way: string,
    draws: fc.Arbitrary<Draw>,
    probe: (draw: Draw, whole: Wire, own: Subject) => Wire,
    subject: ReturnType<typeof missing> = harmless(context),
  ) =>
    wireCase(context, {
      clause: `reading/${clause}`,
      way,
      subject,
      draws,
      probe,
      judge: notServed,
    });
  const bytes = (_: string, whole: Wire, hex: string) => ({ ...whole, body: fromHex(hex) });
  const hex = (clause: string, way: string, ...all: string[]) =>
    of(clause, way, fc.constantFrom(...all), (own, whole) => bytes('', whole, own));
  return [
    of('truncated', 'cut-off', fc.integer({ min: 1, max: 8 }), (cut, whole) => ({
      ...whole,
      body: whole.body.subarray(0, Math.max(1, whole.body.length - cut)),
    })),
    hex('malformed', 'not-cbor', 'ff', '1c', '7b7d', 'a1ff', 'bf61', '7fff01', 'f818'),
    hex('not-map', 'other', '00', '80', 'f6', '6161', '81a0', '1b0000000000000000'),
    of(
      'trailing-bytes',
      'trailing',
      fc.constantFrom('00', 'ff', 'a0', 'f6'),
      (own, whole, { input }) => flawed(whole, input, { code: 'trailing', hex: own }),
    ),
    of(
      'invalid-utf8',
      'raw',
      fc.constantFrom('ff', '61c3', 'c080', 'eda080', 'f4908080'),
      (own, whole, { input }) => flawed(whole, input, { code: 'raw-text', at: [member], hex: own }),
      missing(context),
    ),
    of(
      'bytes-for-text',
      'bytes',
      fc.constant<Json>({}),
      (_, whole, { input }) => flawed(whole, input, { code: 'bytes-for-text', at: [member] }),
      missing(context),
    ),
    of('text-for-integer', 'digits', fc.constant<Json>({}), (_, whole, { input }) => ({
      ...whole,
      body: write(itemOf(textual(input), PLAIN)),
    })),
  ];
}

/** What must not take an endpoint down: it is answered, and so is the next request. */
function bombs(context: WireContext): Experiment[] {
  const of = (
    clause: string,
    way: string,
    draws: string[],
    body: (draw: string, own: Subject) => Uint8Array,
  ) =>
    wireCase(context, {
      clause: `reading/${clause}`,
      way,
      subject: harmless(context),
      draws: fc.constantFrom(...draws),
      probe: (draw, whole, own) => ({ ...whole, body: body(draw, own) }),
      judge: notServerFault,
    });
  return [
    of(
      'deep-nesting',
      'lists',
      ['1000'],
      (levels, { input }) =>
        encodeFlawed(input, PLAIN, { code: 'nested', levels: Number(levels) }) ?? new Uint8Array(),
    ),
    of(
      'long-length',
      'strings',
      [
        '5b7fffffffffffffff',
        '7b00000000ffffffff',
        '9b7fffffffffffffff',
        'bb7fffffffffffffff',
        'a1617b3fffffffffffffff',
      ],
      (own) => fromHex(own),
    ),
  ];
}

function flawed(whole: Wire, input: Subject['input'], flaw: Flaw): Wire {
  return { ...whole, body: encodeFlawed(input, PLAIN, flaw) ?? new Uint8Array() };
}

/** Numbers as their digits. */
function textual(input: Subject['input']): Subject['input'] {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value) : value,
    ]),
  );
}
