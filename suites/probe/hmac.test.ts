import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newHmac } from './hmac.ts';

test('node:crypto gives the same for any key of at most a block and any text', () => {
  const key = fc.uint8Array({ maxLength: 64 });
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(
    fc.property(key, text, (key, text) => {
      expect(newHmac(key)(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
    }),
    { numRuns: 1_000 },
  );
});
