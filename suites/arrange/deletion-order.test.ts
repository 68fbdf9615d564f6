import { expect, test } from 'vitest';
import { loadResources } from '../../specs/resources.ts';
import { deletionOrder } from './things.ts';

const order = deletionOrder(loadResources());

test.each([
  ['snapshot', 'cluster'],
  ['cluster', 'acl'],
  ['acl', 'user'],
  ['cluster', 'parameter-group'],
  ['cluster', 'subnet-group'],
  ['cluster', 'multi-region-cluster'],
  ['multi-region-cluster', 'multi-region-parameter-group'],
  ['reserved-node', 'offering'],
])('%s goes before %s, as it refers to it', (first, second) => {
  expect(order).toContain(first);
  expect(order.indexOf(first)).toBeLessThan(order.indexOf(second));
});

test('every kind has a place in the order, once', () => {
  expect(order.toSorted()).toEqual(Object.keys(loadResources()).toSorted());
});
