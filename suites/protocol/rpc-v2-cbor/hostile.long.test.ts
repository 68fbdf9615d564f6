import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeAs } from './encode.ts';
import { values } from './items.test.support.ts';
import { bytesOf, noted } from './notation.ts';
import { parse } from './parse.ts';
import { readBody } from './read.ts';
import { readCall } from './read-call.ts';
import { spellings } from './spellings.ts';
import { write } from './write.ts';

const SERVICE = { name: 'S', namespace: 'n', operations: { Op: { type: 'object' } } };
const MIB = 1 << 20;

/** A single input may not take longer; the machine may be busy with other things. */
const MOST_MS = 2_000;
/** Alone it takes a quarter of a minute at most. */
const PATIENCE_MS = 240_000;

test(
  '200,000 random inputs are read without a throw, a hang, or a leak',
  () => {
    const before = process.memoryUsage().heapUsed;
    const kinds: Record<string, number> = {};
    let slowest = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        slowest = Math.max(
          slowest,
          timed(() => examine(bytes, kinds)),
        );
      }),
      { numRuns: 200_000, seed: 20_261_127 },
    );

    expect(slowest).toBeLessThan(MOST_MS);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(256 * MIB);
    // Random bytes meet nearly every way to be wrong, and some are right by chance.
    expect(Object.keys(kinds).sort()).toEqual([
      'bad-chunk',
      'bad-simple',
      'not-utf8',
      'read',
      'reserved',
      'trailing-bytes',
      'truncated',
      'unexpected-break',
    ]);
  },
  PATIENCE_MS,
);

test(
  '20,000 valid bodies, changed in one to eight bytes, are read without a throw or a hang',
  () => {
    const kinds: Record<string, number> = {};
    const mutated = fc
      .tuple(values, spellings(fc))
      .map(([value, spelling]) => encodeAs(value, spelling))
      .chain((bytes) =>
        fc
          .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
          .map((changes) => {
            const changed = Uint8Array.from(bytes);
            for (const [at, byte] of changes) changed[at] = byte;
            return changed;
          }),
      );
    let slowest = 0;
    fc.assert(
      fc.property(mutated, (bytes) => {
        slowest = Math.max(
          slowest,
          timed(() => examine(bytes, kinds)),
        );
      }),
      { numRuns: 20_000, seed: 20_261_127 },
    );

    expect(slowest).toBeLessThan(MOST_MS);
    expect(kinds['read']).toBeGreaterThan(500);
    expect(kinds['truncated']).toBeGreaterThan(500);
  },
  PATIENCE_MS,
);

test.each<[what: string, fill: (bytes: Uint8Array) => void]>([
  ['empty lists', (bytes) => bytes.fill(0x80)],
  ['nested lists', (bytes) => bytes.fill(0x81)],
  ['endless lists', (bytes) => bytes.fill(0x9f)],
  ['tags', (bytes) => bytes.fill(0xc1)],
  ['empty chunks', (bytes) => bytes.fill(0x40).fill(0x5f, 0, 1)],
  ['nulls in one list', (bytes) => bytes.fill(0xf6).fill(0x9f, 0, 1)],
  ['pairs of one key', (bytes) => bytes.fill(0x60).fill(0xbf, 0, 1)],
  ['one byte string', (bytes) => bytes.fill(0).set([0x5a, 0x03, 0xff, 0xff, 0xfb])],
])('64 MiB of %s are answered soon, in less than four times their size', (_what, fill) => {
  const bytes = new Uint8Array(64 * MIB);
  fill(bytes);
  const before = process.memoryUsage().heapUsed;

  const took = timed(() => parse(bytes));

  expect(took).toBeLessThan(5_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(256 * MIB);
});

function examine(bytes: Uint8Array, kinds: Record<string, number>): void {
  const parsed = parse(bytes);
  const kind = 'problem' in parsed ? parsed.problem : 'read';
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  if ('item' in parsed) {
    const written = write(parsed.item);
    // The payload of NaN is all that may differ.
    if (written.length !== bytes.length) throw new Error('written in another length');
  }
  const again = bytesOf(noted(bytes));
  if (!again || Buffer.compare(again, bytes) !== 0) throw new Error('the note lost something');
  const body = readBody(bytes);
  if ('object' in body) JSON.stringify(body.object);
  readCall({ method: 'POST', path: '/service/S/operation/Op', headers: [], body: bytes }, SERVICE);
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
