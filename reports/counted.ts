import { brief } from './escape.ts';

/** `1 clause`, `2 clauses`: a count with its noun, which takes an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** The first few of a list, safe to print, and how many more there are. */
export function some(words: string[], most = 3): string {
  const rest = words.length > most ? ` and ${words.length - most} more` : '';
  return `${words
    .slice(0, most)
    .map((own) => brief(own))
    .join(', ')}${rest}`;
}
