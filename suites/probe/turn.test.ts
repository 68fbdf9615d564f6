import { expect, test } from 'vitest';
import { newTurnGate } from './turn.ts';

test('all who wait go through in their order, and in one turn of the event loop', async () => {
  const gate = newTurnGate();
  const seen: string[] = [];
  const pass = (name: string) => gate().then(() => void seen.push(name));

  const all = Promise.all([pass('a'), pass('b'), Promise.resolve().then(() => pass('c'))]);
  setImmediate(() => seen.push('the turn after'));
  await all;

  expect(seen).toEqual(['a', 'b', 'c']);
});

test('the gate closes behind them', async () => {
  const gate = newTurnGate();
  await gate();
  let through = false;

  const next = gate().then(() => {
    through = true;
  });
  await Promise.resolve();

  expect(through).toBe(false);
  await next;
});
