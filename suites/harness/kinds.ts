import { loadResources } from '../../specs/resources.ts';
import { FULL } from '../families/snapshot/ordinary.ts';
import type { JsonObject } from '../model/json.ts';
import { UsageError } from './exit.ts';
import { suggest } from './flags.ts';

/**
 * Further members for what is made: the embedded endpoint shows every optional one.
 *
 * @throws UsageError for a kind that there is not
 */
export function membersOf(
  isEmbedded: boolean,
  own: Record<string, JsonObject>,
): Record<string, JsonObject> {
  const kinds = Object.keys(loadResources());
  const unknown = Object.keys(own).find((kind) => !kinds.includes(kind));
  if (unknown !== undefined) throw new UsageError(noSuchKind('make', unknown, kinds));
  if (!isEmbedded) return own;
  const all = Object.keys({ ...FULL, ...own });
  return Object.fromEntries(all.map((kind) => [kind, { ...FULL[kind], ...own[kind] }]));
}

/**
 * The user's own things to borrow: `--given snapshot=nightly`.
 *
 * @throws UsageError for a kind that there is not, or no name
 */
export function givenThings(
  flags: string[],
  config: Record<string, string>,
): Record<string, string> {
  const kinds = Object.keys(loadResources());
  const given: Record<string, string> = { ...config };
  for (const flag of flags) {
    const [kind = '', ...rest] = flag.split('=');
    const name = rest.join('=');
    if (name === '') {
      throw new UsageError(`--given ${flag}: write KIND=NAME, e.g. --given snapshot=nightly`);
    }
    given[kind] = name;
  }
  const unknown = Object.keys(given).find((kind) => !kinds.includes(kind));
  if (unknown !== undefined) throw new UsageError(noSuchKind('given', unknown, kinds));
  return given;
}

function noSuchKind(where: string, kind: string, kinds: string[]): string {
  const near = suggest(kind, kinds, '');
  return `${where}: there is no kind ${kind}${near || `; there are ${kinds.join(', ')}`}`;
}
