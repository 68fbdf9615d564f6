import { expect, test } from 'vitest';
import { stepOf } from '../fixtures/browser/record.ts';
import { curlScript } from './curl-script.ts';

const spans = (...all: [number, number][]) =>
  all.map(([started, ended], index) => stepOf({ started, ended }, `name-${index}`));

/** The script with each call as the number in its name. */
const shape = (script: string) =>
  script.split('\n').map((line) => line.replace(/^curl.*"name-(\d+)".*?'( &)?$/, '$1$2'));

test('calls that were under way at once are sent at once, and waited for', () => {
  const trace = spans([0, 1], [2, 5], [3, 6], [4, 7], [8, 9]);
  expect(shape(curlScript(trace, 'us-east-1'))).toEqual(['0', '1 &', '2 &', '3 &', 'wait', '4']);
});

test('a race at the end is waited for too', () => {
  expect(shape(curlScript(spans([0, 3], [1, 2]), 'us-east-1'))).toEqual(['0 &', '1 &', 'wait']);
});

test('calls one after the other need no waiting', () => {
  expect(shape(curlScript(spans([0, 1], [2, 3]), 'us-east-1'))).toEqual(['0', '1']);
});
