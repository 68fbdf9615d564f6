import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Fault, Schema } from '../specs/spec.ts';

/** Rooms that know an operation, a member, a fault and a kind, and the name of none. */
const ROOMS =
  /^(suites\/(model|protocol|generate|probe|judge|arrange|lifecycle|run|harness|cli|vitest)|reports)\//;

/**
 * Names that are still written in code, by file, with what would take them out. The list may only
 * become shorter: what is not found any more has to be deleted here.
 */
const STILL: Record<string, { names: string[]; until: string }> = {
  'reports/html/names.ts': {
    names: ['SourceSnapshotName', 'TargetSnapshotName', 'SnapshotName', 'ResourceArn'],
    until: 'the record says which members name things',
  },
  'reports/html/spot.ts': {
    names: ['DescribeSnapshots'],
    until: 'the record says which operation lists',
  },
  'reports/wrapper-finding.ts': {
    names: ['CopySnapshot', 'SnapshotAlreadyExistsFault'],
    until: 'a finding on a wrapper carries its operation',
  },
  'suites/cli/pages/list.ts': { names: ['CopySnapshot'], until: 'examples are data' },
  'suites/cli/pages/repro.ts': { names: ['CopySnapshot', 'KmsKeyId'], until: 'examples are data' },
  'suites/cli/pages/run.ts': { names: ['CopySnapshot', 'KmsKeyId'], until: 'examples are data' },
  'suites/cli/pages/serve.ts': {
    names: ['CopySnapshot', 'KmsKeyId'],
    until: 'examples are data',
  },
  'suites/harness/run-flags.ts': { names: ['DescribeSnapshots'], until: 'examples are data' },
  'suites/vitest/index.ts': {
    names: ['CopySnapshot'],
    until: 'a run is of the operations that are selected',
  },
  'suites/protocol/aws-json/deserialise.ts': {
    names: ['SnapshotCreationTime'],
    until: 'a schema says which members are points in time',
  },
  'suites/lifecycle/rules/paging.ts': {
    names: ['InvalidParameterValueException', 'InvalidParameterCombinationException'],
    until: 'the faults of a bad page are data',
  },
};

/** Every list of the service is paged by these, whatever it lists. */
const CONVENTIONS = ['NextToken', 'MaxResults'];

const SPECS = 'specs/memorydb/';
const read = <T>(path: string) => JSON.parse(readFileSync(SPECS + path, 'utf8')) as T;
const PATHS = readdirSync(SPECS, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
);
const ending = (end: string) => PATHS.filter((path) => path.endsWith(end));
const NAMES = [
  ...read<string[]>('operation-names.json'),
  // Distinctive: with a capital in the middle.
  ...ending('.schema.json')
    .flatMap((path) => membersOf(read<Schema>(path)))
    .filter((name) => /[a-z][A-Z]/.test(name) && !CONVENTIONS.includes(name)),
  ...ending('/faults.json').flatMap((path) => read<Fault[]>(path).map(({ name }) => name)),
];
const KINDS = ending('.json')
  .filter((path) => path.startsWith('resources/'))
  .map((path) => path.replace(/^resources\/|\.json$/g, ''));
const PATTERN = new RegExp(
  `(?<![\\w-])(?:${[...new Set(NAMES)].join('|')})\\b|'(?:${KINDS.join('|')})'`,
  'g',
);

/** The names in a source, each once, comments left out. */
function literals(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');
  return [...new Set([...code.matchAll(PATTERN)].map(([name]) => name))];
}

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => ROOMS.test(file) && /\.ts$/.test(file) && !/\.test\./.test(file))
  .filter((file) => existsSync(file));

describe('the name of an operation, a member, a fault or a kind', () => {
  test('is written in no room that is the same for every service', () => {
    const found = FILES.flatMap((file) =>
      literals(readFileSync(file, 'utf8'))
        .filter((name) => !STILL[file]?.names.includes(name))
        .map((name) => `${file}: ${name}`),
    );

    expect(found).toEqual([]);
  });

  test.each(Object.entries(STILL).filter(([file]) => existsSync(file)))(
    'is still in %s, all that the list says',
    (file, { names }) => {
      const there = literals(readFileSync(file, 'utf8'));
      // Some names are data only where the specs have the operation.
      const known = names.filter((name) => name.startsWith("'") || NAMES.includes(name));

      expect(known.filter((name) => !there.includes(name))).toEqual([]);
    },
  );

  test.each([
    ["call('CopySnapshot')", ['CopySnapshot']],
    ['rule(`input/KmsKeyId/type`)', ['KmsKeyId']],
    ['things.SourceSnapshotName', ['SourceSnapshotName']],
    ["type === 'SnapshotNotFoundFault'", ['SnapshotNotFoundFault']],
    ["things['snapshot']", ["'snapshot'"]],
    ['// as CopySnapshot does', []],
    ['/** CopySnapshot */', []],
    ["'a snapshot of it'", []],
    ["'https://x/CopySnapshotting'", []],
  ])('in %s is seen: %j', (source, names) => {
    expect(literals(source)).toEqual(names);
  });
});

function membersOf(schema: Schema): string[] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, own]) => [name, ...membersOf(own)]),
    ...(schema.items ? membersOf(schema.items) : []),
  ];
}
