import { expect, test } from 'vitest';
import { stepOf } from '../../fixtures/browser/record.ts';
import { newBlocks } from './blocks.ts';
import { stepsView, together } from './steps.ts';

const during = (started: number, ended: number) => stepOf({ started, ended });

test.for([
  {
    calls: [
      [0, 2],
      [2, 4],
    ],
    spans: [],
    what: 'one after the other',
  },
  {
    calls: [
      [0, 3],
      [1, 4],
      [5, 6],
    ],
    spans: [[1, 3]],
    what: 'two at once, one after',
  },
  {
    calls: [
      [0, 9],
      [1, 8],
      [2, 3],
      [4, 5],
    ],
    spans: [[1, 8]],
    what: 'three within a fourth',
  },
  {
    calls: [
      [0, 2],
      [1, 3],
      [4, 6],
      [5, 7],
    ],
    spans: [
      [1, 2],
      [5, 6],
    ],
    what: 'two pairs',
  },
])('calls under way together: $what', ({ calls, spans }) => {
  expect(together(calls.map(([from = 0, until = 0]) => during(from, until)))).toEqual(spans);
});

test('the picture tells a call that was accepted, refused, or never answered, in every row the same clock', () => {
  const body = '{}';
  const refusal = { status: 400, headers: [], body, encoding: 'utf8' as const, bytes: 2 };
  const trace = [
    during(0, 3),
    { ...during(1, 4), response: refusal },
    { ...during(5, 6), response: { failure: { code: 'reset', detail: '' } } },
  ];

  const { text } = stepsView({ trace, shown: null, region: 'us-east-1' }, newBlocks());

  expect([...text.matchAll(/class="bar (\w+)"/g)].map(([, how]) => how)).toEqual([
    'accepted',
    'refused',
    'lost',
  ]);
  expect(text.match(/<rect x="1" y="0" width="2" height="10" class="together"/g)).toHaveLength(3);
  expect(text.match(/viewBox="0 0 6 10"/g)).toHaveLength(3);
});
