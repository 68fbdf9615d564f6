import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const NAME = 'reports/run-record.schema.json';

/** Beside the compiled code in a package, two rooms up in a checkout. */
const SCHEMA = ['../../', '../../../']
  .map((path) => new URL(path + NAME, import.meta.url))
  .find((url) => existsSync(url));

const FORMAT = /^memorydb-conformance\/run\/(\d+)$/;
/** The number of the format that this version reads. */
const READS = 2;

let compiled: ValidateFunction | undefined;

/**
 * Why what a file begins with is not the header of a run record of this version, and what to do about
 * it, as the end of a sentence that begins with the file; null for one that is.
 */
export function headerProblem(first: unknown): string | null {
  const { kind, format } = (first ?? {}) as { kind?: unknown; format?: unknown };
  const number = Number(FORMAT.exec(String(format))?.[1]);
  if (kind !== 'header' || Number.isNaN(number)) return 'is not a run record: it has no header';
  if (number === READS) return null;
  const todo =
    number < READS
      ? `of an older version; run again to have memorydb-conformance/run/${READS}`
      : 'of a later version; read it with that version';
  return `has the format ${format} ${todo}`;
}

/**
 * What is wrong with the events of a run record, by the published schema: the first line that does not
 * fit, and why; null where all fit. Members and kinds that a later version added do fit.
 */
export function recordProblem(events: unknown[]): string | null {
  compiled ??= compile();
  for (const [index, event] of events.entries()) {
    if (compiled(event)) continue;
    const error = compiled.errors?.[0];
    return `line ${index + 1}: ${error?.instancePath || 'it'} ${error?.message}`;
  }
  return null;
}

function compile(): ValidateFunction {
  if (!SCHEMA) throw new Error(`${NAME} is missing from this installation; install it again`);
  const ajv = new Ajv2020({ strict: true });
  return ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
}
