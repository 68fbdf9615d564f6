import { answeredDay } from '../headline.ts';
import { headerOf } from '../summary.ts';
import type { Given } from './comparison.ts';

/**
 * A name for each run, unlike the others: the one that was given, or the file's, or its folder's
 * where the file is called as `run` calls every record; with its date where that is not enough.
 */
export function namesOf(given: Given[]): string[] {
  const plain = given.map(({ name, path }) => name ?? fileName(path));
  const dated = plain.map((name, index) => {
    const own = given[index];
    const isAlone = plain.filter((other) => other === name).length === 1;
    if (isAlone || !own) return name;
    const header = headerOf(own.events);
    const moment = header.startedAt.slice(0, 16).replace('T', ' ');
    return `${name} ${header.recorded === undefined ? moment : answeredDay(header)}`;
  });
  return dated.map((name, index) => {
    const earlier = dated.slice(0, index).filter((other) => other === name).length;
    return earlier > 0 ? `${name} (${earlier + 1})` : name;
  });
}

function fileName(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const file = (parts.at(-1) ?? path).replace(/\.jsonl?$/, '');
  return file === 'run' ? (parts.at(-2) ?? file) : file;
}
