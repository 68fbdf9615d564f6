import { loadResources } from '../../specs/resources.ts';
import { isPrefix } from './session.ts';

/** So late, in milliseconds, is no read of any endpoint: an hour. */
const LATEST = 3_600_000;

/**
 * What is wrong with the lines of a journal, whoever wrote it: it decides over what is deleted, so that
 * nothing in it is taken for granted. Null where all is as a run writes it.
 */
export function journalProblem(entries: unknown[]): string | null {
  const [heading, ...steps] = entries;
  if (!isObject(heading)) return 'it has no heading';
  const { endpoint, prefix, region } = heading;
  if (typeof endpoint !== 'string' || typeof prefix !== 'string') return 'it has no heading';
  if (typeof region !== 'string') return 'its heading names no region';
  if (!isPrefix(prefix)) return 'no run begins its names as its heading says';
  for (const [index, step] of steps.entries()) {
    const problem = stepProblem(step);
    if (problem) return `line ${index + 2}: ${problem}`;
  }
  return null;
}

function stepProblem(step: unknown): string | null {
  if (!isObject(step)) return 'it is no step of a run';
  const [[what, about] = [], ...more] = Object.entries(step);
  if (what === undefined || more.length > 0) return 'it is no step of a run';
  switch (what) {
    case 'create':
    case 'gone':
      if (!isObject(about) || !('name' in about)) return 'it names nothing';
      return kindProblem(about['kind']);
    case 'nameless':
      return kindProblem(about);
    case 'late':
      return typeof about === 'number' && about >= 0 && about <= LATEST ? null : 'that is no delay';
    case 'found':
      if (!isObject(about)) return 'it lists nothing';
      for (const [kind, names] of Object.entries(about)) {
        const isList = Array.isArray(names) && names.every((name) => typeof name === 'string');
        if (!isList) return 'it lists what are no names';
        const problem = kindProblem(kind);
        if (problem) return problem;
      }
      return null;
    default:
      return 'it is no step of a run';
  }
}

function kindProblem(kind: unknown): string | null {
  const isKnown = typeof kind === 'string' && Object.hasOwn(loadResources(), kind);
  return isKnown ? null : 'nothing of that kind is known';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
