import type { Json } from '../../suites/model/json.ts';
import type { Phrase } from '../../suites/model/phrase.ts';
import type { ClauseResult, Counterexample, RecordedStep } from '../../suites/model/run-record.ts';
import { failingStep } from '../failure.ts';
import { find, findAll } from './find.ts';
import type { Place } from './json-view.ts';

/** What is to be marked in one exchange. */
export interface Spot {
  /** In the request's body. */
  request: Place | null;
  /** In the response: its status, a header by name, a place in its body, or all of it. */
  response:
    | { kind: 'status' }
    | { kind: 'header'; name: string }
    | { kind: 'member'; place: Place }
    | { kind: 'body' }
    | null;
}

/** The step that shows a failure and the spot in it; null where it takes the whole history. */
export function spotOf(result: ClauseResult): { step: RecordedStep; spot: Spot } | null {
  const { counterexample } = result;
  if (!counterexample) return null;
  const { actual } = counterexample;
  if (actual.code === 'unexplained' || actual.code === 'status-sequence') return null;
  const step = shownStep(counterexample);
  if (!step) return null;
  const response = responseSpot(counterexample.expected, actual, step);
  const request = step.role === 'probe' ? requestSpot(result.clause.id, step) : null;
  return { step, spot: { request, response } };
}

function shownStep({ actual, trace, step }: Counterexample): RecordedStep | undefined {
  const usual = failingStep(trace, step);
  if (step !== null) return usual;
  const backwards = [...trace].reverse();
  switch (actual.code) {
    case 'exists':
      return backwards.find((own) => namesIn(own, actual.name).length > 0) ?? usual;
    case 'listed':
      return backwards.find(({ operation }) => operation === 'DescribeSnapshots') ?? usual;
    case 'changed':
      return stepWith(backwards, actual.at, actual.after) ?? usual;
    case 'value':
      return stepWith(backwards, actual.at, actual.value) ?? usual;
    case 'member-absent':
      return backwards.find((own) => parentOf(own, actual.at)) ?? usual;
    default:
      return usual;
  }
}

function responseSpot(expected: Phrase, actual: Phrase, step: RecordedStep): Spot['response'] {
  const member = (place: Place | undefined): Spot['response'] =>
    place ? { kind: 'member', place } : null;
  switch (actual.code) {
    case 'value':
      return member(memberAt(step, actual.at, actual.value));
    case 'changed':
      return member(memberAt(step, actual.at, actual.after));
    case 'member-absent':
      return member(parentOf(step, actual.at));
    case 'exists':
    case 'listed':
      return member(namesIn(step, actual.name)[0]);
    case 'header':
      return actual.value === null ? null : { kind: 'header', name: actual.name };
    case 'repeated':
      return { kind: 'header', name: 'x-amzn-requestid' };
    case 'reply': {
      if (actual.reply.kind === 'unreadable') return { kind: 'body' };
      if (actual.reply.kind === 'failure') return null;
      if (actual.reply.kind === 'success' || expected.code === 'status') return { kind: 'status' };
      const { type } = actual.reply;
      const named = ['__type', 'code', 'Code'].find((name) => find(step, [name]) !== undefined);
      return named && type ? { kind: 'member', place: [named] } : { kind: 'status' };
    }
    default:
      return null;
  }
}

/** The member that an input clause is about, as far as the request has it. */
function requestSpot(id: string, { input }: RecordedStep): Place | null {
  const [, family, ...rest] = id.split('/');
  if (family !== 'input' || !input) return null;
  const place: Place = [];
  let value: Json | undefined = input;
  for (const name of rest.slice(0, -1)) {
    if (name === 'items') {
      if (!Array.isArray(value) || value.length !== 1) break;
      value = value[0];
      place.push(0);
    } else {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) break;
      if (!Object.hasOwn(value, name)) break;
      value = value[name];
      place.push(name);
    }
  }
  return place.length > 0 ? place : null;
}

/** The first step that answered with the value, or else with the member: a judge may read it otherwise. */
function stepWith(steps: RecordedStep[], at: string, value: Json): RecordedStep | undefined {
  const withMember = steps.filter((step) => memberAt(step, at, value));
  const exactly = withMember.find((step) => {
    return isSame(find(step, memberAt(step, at, value) ?? []), value);
  });
  return exactly ?? withMember[0];
}

function memberAt(step: RecordedStep, at: string, value: Json): Place | undefined {
  const places = findAll(step, at.split('/'));
  return places.find((place) => isSame(find(step, place), value)) ?? places[0];
}

function isSame(a: Json | undefined, b: Json): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    // Nested deeper than can be written.
    return false;
  }
}

function parentOf(step: RecordedStep, at: string): Place | undefined {
  const parent = at.split('/').slice(0, -1);
  return parent.length === 0 ? undefined : findAll(step, parent)[0];
}

function namesIn(step: RecordedStep, name: string): Place[] {
  const places = [...findAll(step, ['Name']), ...findAll(step, ['Snapshot', 'Name'])];
  return places.filter((place) => {
    const own = find(step, place);
    return typeof own === 'string' && own.toLowerCase() === name.toLowerCase();
  });
}
