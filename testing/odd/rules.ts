import { type Answer, fault } from './answers.ts';

/** What a member of an input must be. */
export interface Rule {
  is: 'text' | 'whole' | 'flag' | 'tags' | 'texts';
  required?: true;
  most?: number;
  pattern?: RegExp;
}

export type Input = Record<string, unknown>;

/** So many tags are on one thing at most. */
export const MOST_TAGS = 50;

/** What an input is refused for before anything is looked up; undefined where it is well formed. */
export function complaint(input: Input, rules: Record<string, Rule>): Answer | undefined {
  const named = Object.entries(rules).map(([name, rule]) => ({ name, rule, value: input[name] }));
  const given = named.filter(({ value }) => value !== undefined && value !== null);
  for (const { rule, value } of given) {
    if (!hasType(value, rule.is)) return fault('SerializationException', `not a ${rule.is}`);
  }
  for (const { name, rule, value } of named) {
    const isBlank = value === undefined || value === null || value === '';
    if (rule.required && isBlank) return invalid(`${name} must not be blank.`);
  }
  for (const { name, rule, value } of given) {
    const size = typeof value === 'string' ? [...value].length : Object(value).length;
    if (rule.most !== undefined && size > rule.most) return constraint(`${name} is too long`);
    if (rule.pattern && !rule.pattern.test(String(value)))
      return constraint(`${name} is malformed`);
  }
  const tags = given.find(({ rule }) => rule.is === 'tags');
  return tags && complaintOfTags(tags.value as { Key?: unknown; Value?: unknown }[]);
}

/** The tags of an input; undefined where it has none at all. */
export function tagsIn({ Tags }: Input): Map<string, string | null> | undefined {
  if (!Array.isArray(Tags)) return undefined;
  return new Map(Tags.map(({ Key, Value }) => [String(Key), Value ?? null]));
}

function complaintOfTags(tags: { Key?: unknown; Value?: unknown }[]): Answer | undefined {
  for (const { Key, Value } of tags) {
    if (typeof Key !== 'string' || Key === '') return invalid('A tag has no key.');
    if ([...Key].length > 128 || Key.startsWith('aws:')) return invalid('A tag key is not valid.');
    if (typeof Value === 'string' && [...Value].length > 256)
      return invalid('A value is too long.');
  }
  if (new Set(tags.map(({ Key }) => Key)).size < tags.length) return invalid('A key is repeated.');
  if (tags.length > MOST_TAGS) return fault('TagQuotaPerResourceExceeded', 'Too many tags.');
  return undefined;
}

function hasType(value: unknown, type: Rule['is']): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'whole':
      return Number.isInteger(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'tags':
      return Array.isArray(value) && value.every(isTag);
  }
}

function isTag(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { Key, Value } = value as Input;
  return [Key, Value].every((own) => own === undefined || own === null || typeof own === 'string');
}

export function invalid(message: string): Answer {
  return fault('InvalidParameterValueException', message);
}

function constraint(message: string): Answer {
  return fault('ValidationException', message);
}
