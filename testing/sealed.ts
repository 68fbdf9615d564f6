import { newSum } from '../suites/harness/record-sum.ts';

/** The text of a record, lines or events, with the sum that belongs to it. */
export function sealed(lines: readonly (string | object)[]): string {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const sum = newSum();
  const written = texts.map((line) => {
    const event = JSON.parse(line);
    if (event.kind !== 'footer') {
      sum.add(line);
      return line;
    }
    const { sha256: _, ...plain } = event;
    return JSON.stringify({ ...plain, sha256: sum.of(JSON.stringify(plain)) });
  });
  return written.map((line) => `${line}\n`).join('');
}
