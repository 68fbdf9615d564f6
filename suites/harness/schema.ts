import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isDay } from './day.ts';
import { suggest } from './flags.ts';

/** The files that people write and that have a published schema, by its path below `suites/`. */
type SchemaPath = 'harness/config.schema.json' | 'run/baseline.schema.json';

/** The JSON lies beside the sources in a checkout, and in `suites/` of the package when compiled. */
const SUITES = ['../', '../../../suites/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('harness/config.schema.json', url)));

const compiled = new Map<SchemaPath, ValidateFunction>();

/**
 * What is wrong with a value that people wrote, in one line, or undefined. The schema that judges it
 * here is the one that editors use.
 *
 * @param noun - what a member is called, e.g. `setting`
 */
export function schemaProblem(path: SchemaPath, value: unknown, noun: string): string | undefined {
  let validate = compiled.get(path);
  if (!validate) {
    const ajv = new Ajv2020({ strict: true, verbose: true });
    ajv.addFormat('date', isDay);
    ajv.addFormat('uri', (text: string) => URL.canParse(text));
    validate = ajv.compile(readSchema(path));
    compiled.set(path, validate);
  }
  if (validate(value)) return undefined;
  return complaint(telling(validate.errors ?? []), noun);
}

/** Reads a published schema. */
export function readSchema(path: SchemaPath): Record<string, unknown> {
  if (!SUITES) throw new Error('the schemas are missing from this installation; install it again');
  return JSON.parse(readFileSync(new URL(path, SUITES), 'utf8'));
}

/** Of the errors of several ways to write something: what is wrong within the way that was meant. */
function telling(errors: ErrorObject[]): ErrorObject {
  const choice = errors.find(({ keyword }) => keyword === 'anyOf');
  const inner = errors.find(
    ({ instancePath }) => choice && instancePath.length > choice.instancePath.length,
  );
  return (inner ?? choice ?? errors[0]) as ErrorObject;
}

function complaint(error: ErrorObject, noun: string): string {
  const { instancePath, keyword, params, schema, parentSchema = {}, data } = error;
  const at = placeOf(instancePath);
  const within = at === '' ? '' : `${at}: `;
  switch (keyword) {
    case 'required':
      return `${within}${params['missingProperty']} is missing`;
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const known = Object.keys(parentSchema['properties'] ?? {});
      return `${within}unknown ${noun} ${name}${suggest(name, known, '')}`;
    }
    case 'propertyNames':
    case 'enum': {
      const allowed = (
        keyword === 'enum' ? schema : parentSchema['propertyNames']?.enum
      ) as string[];
      const given = String(params['propertyName'] ?? data);
      return `${within}${given} is not one of ${allowed.join(', ')}${suggest(given, allowed, '')}`;
    }
    default:
      return `${at || 'it'} must be ${wanted(parentSchema)}${shown(data)}`;
  }
}

/** What a schema wants, in words. */
function wanted(schema: Record<string, unknown>): string {
  const { type, format, minimum, maximum, items } = schema;
  if (schema['anyOf']) return String(schema['description']);
  if (format === 'date') return 'a day that there is, written YYYY-MM-DD';
  if (format === 'uri') return 'a URL';
  if (type === 'integer') return `a whole number from ${minimum} to ${maximum}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'array' && (items as { type?: string } | undefined)?.type === 'string')
    return 'a list of strings';
  if (type === 'array') return 'a list';
  if (type === 'object') return 'an object';
  return schema['minLength'] ? 'a text' : 'a string';
}

/** Simple values are repeated; what is bigger might hold anything. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return '';
  const text = JSON.stringify(value) ?? String(value);
  return `, not ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

/** `/known/2/firstSeen` as people write it: `known[2].firstSeen`. */
function placeOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : (index > 0 ? '.' : '') + part))
    .join('');
}
