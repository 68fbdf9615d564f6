import type { Resource } from '../../specs/resource.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { wasBefore } from './before.ts';
import type { CleanUp } from './clean-up.ts';
import { isLeaving, nameOf, sameText } from './things.ts';

/**
 * Whose a thing is: the run's own; one that carries its mark, but may be somebody else's, such as a
 * backup of what the run made; one that is new since the run began and that the run may have made
 * without a name; or certainly nothing of the run's.
 */
export type Whose = 'ours' | 'marked' | 'new' | 'foreign';

type About = Pick<CleanUp, 'before' | 'prefix' | 'journal' | 'doubtful' | 'isAws'>;

/** Letters that a service puts before a name of its own accord, e.g. `automatic.`. */
const OF_THE_SERVICE = /^[a-z]+\./;

/** Judges a thing of a list; only what is the run's own may be deleted. */
export function whose(about: About, resource: Resource, thing: JsonObject): Whose {
  const { before, journal } = about;
  const { kind } = resource;
  const name = nameOf(resource, thing) ?? null;
  if (wasBefore(before, { kind, name }) || isLeaving(resource, thing)) return 'foreign';
  const mark = about.prefix.toLowerCase();
  const isMarked = JSON.stringify(thing).toLowerCase().includes(mark);
  // Where it is not known what was there before, only what was asked for, and not refused, is ours.
  if (!before[kind])
    return isAskedFor(about, kind, name) ? 'ours' : isMarked ? 'marked' : 'foreign';
  if (beginsAsOurs(resource, name, mark) || isOfNoText(about, kind, name)) return 'ours';
  // Under another name it is ours only where an emulator was asked for something without one.
  const isNameless = !about.isAws && journal.isNameless(kind);
  if (isMarked) return isNameless ? 'ours' : 'marked';
  return isNameless ? 'new' : 'foreign';
}

/** True where a name begins as every name of the run does, after letters of the service. */
function beginsAsOurs({ identifier }: Resource, name: Json, mark: string): boolean {
  const text = String(name).toLowerCase();
  const asked = identifier.prefixed ? text.replace(/^[^-]*-/, '') : text;
  return [text, asked, text.replace(OF_THE_SERVICE, '')].some((own) => own.startsWith(mark));
}

function isAskedFor({ journal, doubtful, prefix }: About, kind: string, name: Json): boolean {
  return journal
    .left()
    .some(
      (own) =>
        own.kind === kind &&
        sameText(own.name, name) &&
        !doubtful(own) &&
        String(name).toLowerCase().includes(prefix.toLowerCase()),
    );
}

/**
 * True for the text of something that was sent as a name and is none, a number, say: where it is
 * known that nothing of that name was there before, an endpoint has made a name of it.
 */
function isOfNoText({ journal }: About, kind: string, name: Json): boolean {
  return journal.left().some((own) => {
    if (own.kind !== kind || typeof own.name === 'string') return false;
    return [String(own.name), JSON.stringify(own.name)].some((text) => sameText(text, name));
  });
}
