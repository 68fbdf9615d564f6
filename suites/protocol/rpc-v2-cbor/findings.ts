/** How a value was spelled, where that is a matter of clauses; the value itself could be read. */
export type FindingCode =
  | 'not-smallest-integer'
  | 'half-float'
  | 'float-for-integer'
  | 'not-finite'
  | 'null-member'
  | 'undefined-member'
  | 'undefined-item'
  | 'duplicate-key'
  /** A map or a list of indefinite length. */
  | 'indefinite'
  /** A string of indefinite length. */
  | 'chunked'
  | 'bytes-for-text'
  | 'text-for-bytes'
  | 'untagged-time'
  /** Tag 1 where the schema has no timestamp. */
  | 'time-for-plain'
  /** Tag 0: a point in time as text. */
  | 'text-time'
  /** Tag 0 or 1 around what is no point in time. */
  | 'bad-time'
  | 'finer-than-milliseconds'
  /** Tags 2 to 5. */
  | 'big-number'
  /** Tags 2 to 5 around what is no number. */
  | 'bad-number'
  | 'unknown-tag'
  | 'unassigned-simple'
  /** `__type` without a namespace, where an absolute shape id must stand. */
  | 'relative-type';

/** A spelling at a place: member names and list positions joined by `/`, empty for the root. */
export interface Finding {
  at: string;
  code: FindingCode;
}

/** So many places of one code are named; the rest of a long answer says nothing new. */
const MOST_PLACES = 20;

/** Collects findings in the order of the bytes, in bounded memory. */
export interface Findings {
  list: Finding[];
  /** How often each code was seen, named or not. */
  counts: Map<FindingCode, number>;
  /** Where the reader is. */
  path: (string | number)[];
}

/** An empty collection. */
export function noFindings(): Findings {
  return { list: [], counts: new Map(), path: [] };
}

/** Notes a finding at the place where the reader is. */
export function note(findings: Findings, code: FindingCode): void {
  const count = (findings.counts.get(code) ?? 0) + 1;
  findings.counts.set(code, count);
  if (count <= MOST_PLACES) findings.list.push({ at: findings.path.join('/'), code });
}
