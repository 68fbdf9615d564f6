/** `1 clause`, `2 clauses`: a count with its noun, which takes an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
