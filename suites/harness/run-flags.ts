import { FORMAT_NAMES } from '../../reports/format-names.ts';
import type { FlagTable } from './flags.ts';

/** Flags of `run`: for the parser, the help and the completion alike. */
export const RUN_FLAGS = {
  endpoint: {
    type: 'string',
    value: 'URL',
    about: 'the endpoint, e.g. http://127.0.0.1:8000',
    fallback: 'the embedded reference endpoint',
  },
  record: {
    type: 'string',
    multiple: true,
    value: 'CASSETTE',
    about:
      'keep every exchange in this file, to be replayed; it is written at the end of a whole run, or not at all',
    completes: 'file',
  },
  label: {
    type: 'string',
    value: 'NAME',
    about: 'how the recording calls the endpoint',
    fallback: 'its URL',
  },
  'allow-recording': {
    type: 'string',
    multiple: true,
    value: 'PATH',
    about:
      "record this place although it may hold a secret, e.g. 'DescribeSnapshots response body Snapshots[].Owner', or 'response header x-trace' of every operation; may be repeated",
  },
  replay: {
    type: 'string',
    multiple: true,
    value: 'CASSETTE',
    about:
      'answer from this file in the place of an endpoint: no network, the requests and the seed of the recording',
    completes: 'file',
  },
  select: {
    type: 'string',
    multiple: true,
    value: 'ID',
    about: 'only this clause, or all below it; may be repeated',
    completes: 'clause',
  },
  seed: {
    type: 'string',
    value: 'N',
    about: 'draw the same requests again',
    fallback: 'a new one each time',
  },
  runs: {
    type: 'string',
    value: 'N',
    about: 'draws per way of testing a clause',
    fallback: '5; 2 for more than three operations, 1 with --record',
  },
  concurrency: {
    type: 'string',
    value: 'N',
    about: 'requests at once',
    fallback: '8; 1 on AWS, and with --record, so that the same is recorded again',
  },
  timeout: {
    type: 'string',
    value: 'MS',
    about:
      "patience for connecting, for an answer's head, and for each silence in its body; a body that never ends gets three times as long",
    fallback: '10000',
  },
  given: {
    type: 'string',
    multiple: true,
    value: 'KIND=NAME',
    about: 'borrow this thing instead of making one, e.g. snapshot=nightly; may be repeated',
  },
  'most-alive': {
    type: 'string',
    value: 'N',
    about: 'things of the run that are alive at once',
    fallback: '12',
  },
  settle: {
    type: 'string',
    value: 'MS',
    about: 'how long a read may take to show a change',
    fallback: '5000; 300000 on AWS',
  },
  protocol: {
    type: 'string',
    value: 'P',
    about:
      'json, cbor or both: which of the service’s protocols is tested; one that is named must be spoken',
    fallback: 'those that the endpoint speaks; json with --record',
    completes: ['json', 'cbor', 'both'],
  },
  region: {
    type: 'string',
    value: 'R',
    about: 'region to sign for',
    fallback: 'AWS_REGION, or us-east-1',
  },
  config: {
    type: 'string',
    value: 'FILE',
    about: 'settings from a .json, .js, .mjs, .ts or .mts file',
    fallback: 'conformance.config.* in this folder',
    completes: 'file',
  },
  baseline: {
    type: 'string',
    value: 'FILE',
    about: 'failures that are known: others fail the run, and so do entries that are not needed',
    completes: 'file',
  },
  'update-baseline': {
    type: 'boolean',
    about: 'make the baseline agree with this run, as far as it was exercised',
  },
  shard: {
    type: 'string',
    value: 'I/N',
    about:
      'only the part I of N of the operations and protocols; needs --seed, the same for all parts',
  },
  strict: { type: 'boolean', about: 'a broken SHOULD fails too' },
  'allow-aws': { type: 'boolean', about: 'allow a run on AWS itself, which costs money' },
  destructive: {
    type: 'boolean',
    about: 'enter states too that others on the account feel, such as other shards',
  },
  slow: { type: 'boolean', about: 'on AWS, run too what takes long or costs much' },
  out: {
    type: 'string',
    value: 'DIR',
    about: 'where the record and the report go',
    fallback: 'reports/latest; for a shard, a folder of its own in there',
    completes: 'folder',
  },
  report: {
    type: 'string',
    multiple: true,
    value: 'FORMAT=FILE',
    about: 'one more report, in one of the formats below; may be repeated; - is stdout',
    completes: Object.keys(FORMAT_NAMES).map((name) => `${name}=`),
  },
  quiet: { type: 'boolean', about: 'failures and counts only' },
  verbose: { type: 'boolean', about: 'the fault matrix and the proof of known failures too' },
  help: { type: 'boolean', about: 'show this' },
} as const satisfies FlagTable;
