import { createHash, type Hash } from 'node:crypto';

/** The last member of a footer's line; what stands before it is what the sum is of. */
const SUM = /,"sha256":"([0-9a-f]{64})"\}$/;

/** Sums up the lines of a record as they are written. */
export interface RecordSum {
  add(line: string): void;
  /** The sum of all lines, and of the footer's line without its sum. */
  of(footer: string): string;
}

/** Nothing is summed up so far. */
export function newSum(): RecordSum {
  const hash = createHash('sha256');
  return {
    add: (line) => void hash.update(`${line}\n`),
    of: (footer) => ended(hash, footer),
  };
}

/**
 * What is wrong with the sum of a record that has its footer, as the end of a sentence that begins with
 * the file; null where it is right.
 */
export function sumProblem(text: string): string | null {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const last = lines.pop() ?? '';
  const sum = SUM.exec(last);
  if (!sum) return 'has no checksum: an older version wrote it, or it was changed; run again';
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  const plain = `${last.slice(0, sum.index)}}`;
  return ended(hash, plain) === sum[1] ? null : 'was changed after it was written; run again';
}

function ended(hash: Hash, footer: string): string {
  return hash.copy().update(`${footer}\n`).digest('hex');
}
