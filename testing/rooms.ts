/** Which room each file belongs to, and what each room may import: the design's table, with direction. */
export interface Room {
  /** Rooms whose code it may use; `types` from others are free only where listed under `types`. */
  imports: string[];
  /** Rooms of which it may import types, and nothing at run time. */
  types?: string[];
  /** Packages and `node:` modules that it must not import at run time. */
  without?: string[];
  /** What one file may import all the same. */
  but?: Record<string, string[]>;
}

const PURE = ['node:', 'nock', 'vitest', 'aws4'];

/** The rooms in the order in which data walks through them. A room that is not here does not exist. */
export const ROOMS: Record<string, Room> = {
  specs: { imports: [], without: ['fast-check', 'nock', 'vitest'] },
  'suites/model': { imports: [], types: ['specs'], without: [...PURE, 'fast-check', 'ajv'] },
  'suites/protocol': {
    imports: [],
    types: ['specs', 'suites/model'],
    without: [...PURE, 'fast-check'],
  },
  'suites/generate': { imports: [], types: ['specs', 'suites/model'], without: [...PURE, 'ajv'] },
  'suites/probe': { imports: ['suites/model'], without: ['fast-check', 'ajv', 'nock', 'vitest'] },
  'suites/judge': {
    imports: ['suites/model', 'suites/protocol'],
    types: ['specs'],
    without: [...PURE, 'fast-check'],
  },
  'suites/arrange': {
    imports: ['suites/model', 'suites/protocol'],
    types: ['specs'],
    without: [...PURE, 'fast-check', 'ajv'],
  },
  'suites/lifecycle': {
    imports: [
      'suites/model',
      'suites/protocol',
      'suites/generate',
      'suites/judge',
      'suites/arrange',
    ],
    types: ['specs'],
    without: PURE,
  },
  'suites/families': {
    imports: [
      'suites/lifecycle',
      'suites/generate',
      'suites/judge',
      'suites/arrange',
      'suites/protocol',
      'suites/model',
    ],
    types: ['specs'],
    without: PURE,
  },
  'suites/run': {
    imports: [
      'specs',
      'suites/families',
      'suites/lifecycle',
      'suites/arrange',
      'suites/judge',
      'suites/protocol',
      'suites/model',
    ],
    without: PURE,
  },
  'suites/harness': {
    imports: [
      'specs',
      'suites/model',
      'suites/protocol',
      'suites/probe',
      'suites/arrange',
      'suites/families',
      'suites/run',
      'fixtures',
      'fixtures/cassette',
      'fixtures/redact',
      'fixtures/reference',
      'reports',
    ],
  },
  'suites/cli': {
    imports: [
      'specs',
      'suites/model',
      'suites/arrange',
      'suites/run',
      'suites/harness',
      'fixtures',
      'fixtures/redact',
      'fixtures/cassette',
      'fixtures/reference',
      'fixtures/strict',
      'reports',
    ],
  },
  'suites/vitest': {
    imports: [
      'specs',
      'suites/model',
      'suites/arrange',
      'suites/run',
      'suites/harness',
      'fixtures',
      'reports',
    ],
    types: ['suites/arrange'],
  },
  'suites/prove': {
    imports: [
      'specs',
      'suites/model',
      'suites/arrange',
      'suites/families',
      'suites/probe',
      'suites/protocol',
      'suites/run',
      'suites/harness',
      'fixtures/reference',
    ],
  },
  'suites/bench': {
    imports: [
      'suites/probe',
      'suites/protocol',
      'suites/prove',
      'suites/harness',
      'suites/arrange',
      'fixtures',
      'fixtures/cassette',
      'fixtures/reference',
      'fixtures/sdk',
      'testing',
    ],
    types: ['suites/model', 'specs'],
  },
  'suites/examples': {
    imports: ['fixtures/emulators', 'fixtures/reference', 'fixtures/strict', 'reports', 'testing'],
    types: ['suites/model'],
  },
  fixtures: {
    imports: ['suites/model', 'fixtures/cassette', 'fixtures/redact'],
    types: ['specs'],
    without: ['fast-check'],
  },
  'fixtures/cassette': {
    imports: ['suites/model', 'fixtures/redact'],
    types: ['fixtures'],
    without: ['fast-check', 'nock'],
  },
  'fixtures/redact': {
    imports: ['specs', 'suites/model', 'fixtures/cassette'],
    without: ['fast-check', 'nock'],
  },
  // An oracle that shares our schemas shares our mistakes.
  'fixtures/reference': { imports: [], without: ['fast-check', 'ajv', 'nock'] },
  'fixtures/strict': {
    imports: ['specs', 'suites/judge', 'reports'],
    types: ['suites/model', 'fixtures/reference'],
  },
  'fixtures/sdk': {
    imports: [
      'specs',
      'suites/model',
      'suites/judge',
      'suites/generate',
      'suites/protocol',
      'reports',
      'fixtures',
      'fixtures/cassette',
      'fixtures/redact',
    ],
  },
  'fixtures/emulators': {
    imports: [
      'suites/model',
      'suites/harness',
      'suites/prove',
      'fixtures',
      'fixtures/cassette',
      'testing',
    ],
  },
  'fixtures/browser': { imports: ['specs', 'reports', 'testing'], types: ['suites/model'] },
  reports: {
    imports: ['suites/model'],
    types: ['specs'],
    without: ['node:fs', 'node:http', 'fast-check', 'ajv', 'nock'],
    // The style sheets stand beside it, as the specs stand beside their reader.
    but: { 'reports/html/style.ts': ['node:fs'] },
  },
};

/** The room of a file, by its path from the root; the longest name that fits. */
export function roomOf(path: string): string {
  const [top = '', second = '', ...rest] = path.split('/');
  const inner = rest.length > 0 && (top === 'suites' || top === 'fixtures');
  return inner ? `${top}/${second}` : top;
}

/** An import of a file: where it leads, and whether it is of types only. */
export interface Import {
  from: string;
  types: boolean;
}

/** The imports of a TypeScript source. */
export function importsOf(source: string): Import[] {
  return [...source.matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'/gm)].map(
    ([all, type, from = '']) => ({ from, types: type !== undefined || onlyTypes(all) }),
  );
}

function onlyTypes(statement: string): boolean {
  const inner = /\{([^}]*)\}/.exec(statement)?.[1];
  const names = inner
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return !!names && names.length > 0 && names.every((name) => name.startsWith('type '));
}
