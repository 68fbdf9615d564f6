import type { FindingCode } from './findings.ts';
import type { HeaderFinding } from './read.ts';

/**
 * The clause on answers that each finding breaks, by its id below the protocol; null for what the
 * specification leaves open.
 */
export const ANSWER_CLAUSES: Record<FindingCode | HeaderFinding, string | null> = {
  'not-smallest-integer': 'answering/smallest-integer',
  'half-float': 'answering/no-half',
  'float-for-integer': 'answering/integer',
  'not-finite': null,
  'null-member': 'answering/no-null',
  'undefined-member': 'answering/no-undefined',
  'undefined-item': 'answering/no-undefined',
  'duplicate-key': 'answering/no-duplicate-key',
  indefinite: null,
  chunked: null,
  'bytes-for-text': 'answering/text',
  // The service has no member that is a blob.
  'text-for-bytes': null,
  'untagged-time': 'answering/time-tag',
  'time-for-plain': null,
  'text-time': 'answering/time-tag',
  'bad-time': 'answering/time-tag',
  'finer-than-milliseconds': 'answering/time-resolution',
  'big-number': 'answering/integer',
  'bad-number': 'answering/body',
  'unknown-tag': null,
  'unassigned-simple': 'answering/body',
  'relative-type': 'answering/absolute-type',
  'smithy-protocol': 'answering/smithy-protocol',
  'content-type': 'answering/content-type',
  'content-type-without-body': 'answering/content-type-without-body',
  'error-type-header': 'answering/no-type-header',
};

/** The clause on clients that each finding in a request's body breaks. */
export const CLIENT_CLAUSES: Record<FindingCode, string | null> = {
  'not-smallest-integer': 'client/smallest-integer',
  'half-float': 'client/no-half',
  'float-for-integer': 'client/integer',
  'not-finite': null,
  'null-member': 'client/no-null',
  'undefined-member': 'client/no-undefined',
  'undefined-item': 'client/no-undefined',
  'duplicate-key': 'client/no-duplicate-key',
  indefinite: null,
  chunked: null,
  'bytes-for-text': 'client/text',
  'text-for-bytes': null,
  'untagged-time': 'client/time-tag',
  'time-for-plain': null,
  'text-time': 'client/time-tag',
  'bad-time': 'client/time-tag',
  'finer-than-milliseconds': null,
  'big-number': 'client/integer',
  'bad-number': 'client/body',
  'unknown-tag': null,
  'unassigned-simple': 'client/body',
  'relative-type': null,
};
