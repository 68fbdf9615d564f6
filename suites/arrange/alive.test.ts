import { expect, test } from 'vitest';
import { newAlive } from './alive.ts';

test('things are counted, and not the permits for them: one that is gone makes room', () => {
  const alive = newAlive();
  const thing = (name: string) => ({ kind: 'snapshot', name });
  alive.noteMade(thing('a'));
  alive.noteMade(thing('b'));
  alive.noteGone(thing('a'));
  alive.noteGone(thing('a'));
  alive.noteMade(thing('c'));

  expect([alive.made(), alive.mostAlive()]).toEqual([3, 2]);
});
