import { gzipSync } from 'node:zlib';
import type { Answer } from '../hostile/proxy.ts';
import { CREDENTIALS, SECRETS } from '../hostile/secrets.ts';

/** What a faulty answer is: a whole one in the place of the endpoint's, none, or a broken connection. */
export type Faulty = Answer | 'silence' | 'reset' | 'cut' | 'dropped';

/** How much a fault may be held against the endpoint where it comes again and again. */
export interface Fault {
  answer: Faulty;
  /** What no endpoint is blamed for, however often it comes, but by the clause on being served. */
  innocent?: true;
}

const TYPE = { 'Content-Type': 'application/x-amz-json-1.1' };
const json = (body: unknown, status = 200): Answer => ({ status, body: JSON.stringify(body) });
const fault = (type: string, status = 400): Fault => ({ answer: json({ __type: type }, status) });
const html = (status: number): Fault => ({
  answer: { status, headers: { 'Content-Type': 'text/html' }, body: '<html>no</html>' },
  innocent: true,
});
const nested = (depth: number) => `{"Snapshot":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/** The faults by what they are: of transport, of content, and of the state of the account. */
export const FAULTS: Record<string, Fault> = {
  silence: { answer: 'silence', innocent: true },
  reset: { answer: 'reset', innocent: true },
  'cut in the body': { answer: 'cut' },
  'done, and not answered': { answer: 'dropped', innocent: true },
  'a balancer’s 502': html(502),
  'a balancer’s 503': html(503),
  'a page with 200': {
    answer: { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>no</html>' },
  },
  'InternalFailure 500': { ...fault('InternalFailure', 500), innocent: true },
  'ThrottlingException 400': { ...fault('ThrottlingException'), innocent: true },
  'ExpiredTokenException 400': { ...fault('ExpiredTokenException'), innocent: true },
  'AccessDeniedException 400': fault('AccessDeniedException'),
  'a fault nobody knows': fault('SurpriseFault'),
  'a quota': fault('SnapshotQuotaExceededFault'),
  'no body': { answer: { status: 200, body: '' } },
  'null for a body': { answer: { status: 200, body: 'null' } },
  'half of a JSON text': { answer: { status: 200, body: '{"Snapshot":{"Name":' } },
  'a list 20,000 deep': { answer: { status: 200, body: nested(20_000) } },
  'lists of nulls': { answer: json({ Snapshots: [null], Clusters: [null], TagList: [null] }) },
  'a name that is a number': { answer: json({ Snapshot: { Name: 5, Status: 7 } }) },
  'a megabyte': { answer: json({ Snapshot: { Name: 'x'.repeat(1_000_000) } }) },
  'a list without end': { answer: json({ Snapshots: [], Clusters: [], NextToken: 'again' }) },
  'a coding that is none': {
    answer: { status: 200, headers: { ...TYPE, 'Content-Encoding': 'gzip' }, body: 'plain' },
  },
  'many codings': {
    answer: {
      status: 200,
      headers: { ...TYPE, 'Content-Encoding': 'gzip, gzip, gzip, gzip, gzip, gzip' },
      body: gzipSync('{}').toString('latin1'),
    },
  },
  'a redirection': { answer: { status: 307, headers: { Location: 'http://a.test/' }, body: '' } },
  'secrets of all kinds': {
    answer: json(
      {
        __type: `Odd ${CREDENTIALS.sessionToken}`,
        message: `${Object.values(SECRETS).join(' ')} ${Buffer.from(CREDENTIALS.secretAccessKey).toString('base64')}`,
        [CREDENTIALS.secretAccessKey]: encodeURIComponent(CREDENTIALS.sessionToken),
      },
      400,
    ),
  },
};
