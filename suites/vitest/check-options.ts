import { UsageError } from '../harness/exit.ts';
import { suggest } from '../harness/flags.ts';
import { readSchema, schemaProblem } from '../harness/schema.ts';
import type { ConformanceOptions } from './options.ts';

/** Settings of the configuration file that mean nothing here. */
const ELSEWHERE = ['$schema', 'allowRecording'];

/** Options that the configuration file does not have, or has otherwise: what each must be. */
const OWN: { [option: string]: { is: (value: unknown) => boolean; words: string } } = {
  endpoint: {
    is: (value) => typeof value === 'string' || typeof value === 'function',
    words: 'a URL, or a function that gives one; leave it out for the embedded reference endpoint',
  },
  replay: { is: (value) => typeof value === 'string', words: 'the path of a cassette' },
  inconclusive: { is: (value) => value === 'skip' || value === 'fail', words: 'skip or fail' },
  limit: {
    is: (value) => Number.isFinite(value) && (value as number) > 0,
    words: 'a number of milliseconds',
  },
};

/** Without these the embedded endpoint answers: a variable that is not set must not come to that. */
const MEANT = ['endpoint', 'replay'];

/**
 * Holds options to what there is, as the command line does with its configuration file: a misspelt
 * endpoint would have the reference endpoint tested, and everything would be green.
 *
 * @throws UsageError
 */
export function checkOptions(options: ConformanceOptions): void {
  const settings = readSchema('harness/config.schema.json')['properties'] as object;
  const known = [...Object.keys(OWN), ...Object.keys(settings)].filter(
    (name) => !ELSEWHERE.includes(name),
  );
  const shared: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) {
      throw new UsageError(`conformance has no option ${name}${suggest(name, known, '')}`);
    }
    if (value === undefined && !MEANT.includes(name)) continue;
    const own = OWN[name];
    if (own && !own.is(value)) {
      throw new UsageError(`${name} is ${JSON.stringify(value)}; it must be ${own.words}`);
    }
    if (name === 'arrangements') shared[name] = asHooks(value);
    else if (!own) shared[name] = value;
  }
  const problem = schemaProblem('harness/config.schema.json', shared, 'option');
  if (problem !== undefined) throw new UsageError(problem);
  if (options.replay !== undefined && options.endpoint !== undefined) {
    throw new UsageError(
      'replay: a cassette answers in the place of an endpoint; leave endpoint out',
    );
  }
}

/** Arrangements as the configuration file has them: there a way is no function. */
function asHooks(arrangements: unknown): unknown {
  if (typeof arrangements !== 'object' || arrangements === null) return arrangements;
  const all = Object.entries(arrangements).map(([name, hooks]) => [name, waysOf(name, hooks)]);
  return Object.fromEntries(all);
}

function waysOf(arrangement: string, hooks: unknown): unknown {
  if (typeof hooks !== 'object' || hooks === null) return hooks;
  const ways = Object.entries(hooks).map(([name, way]) => {
    if (typeof way === 'function') return [name, { command: 'a function' }];
    throw new UsageError(`arrangements.${arrangement}.${name} must be a function`);
  });
  return Object.fromEntries(ways);
}
