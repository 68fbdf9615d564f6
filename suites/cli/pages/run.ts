import { FORMAT_NAMES } from '../../../reports/format-names.ts';
import { RUN_FLAGS } from '../../harness/run-flags.ts';
import { RUN_EXITS } from './exits.ts';
import type { Page } from './page.ts';

export const RUN_PAGE: Page = {
  brief: 'run the suite on an endpoint',
  takes: [],
  description: [
    'Runs the suite on an endpoint and gives a verdict on every clause of the contract, with the smallest request that proves a failure. Without --endpoint it runs on the embedded reference endpoint, and shows what a healthy endpoint looks like.',
    'A setting is taken from its flag, else from the configuration, else it is what stands in brackets below.',
    'With --baseline, failures that are known do not fail the run. New ones do, and so does an entry whose clause passes now or whose time is over: the file never says more than is so. What was not exercised says nothing.',
    'With --shard, several processes divide the operations and protocols among them, each with all its clauses: always in the same way, none twice, none left out. There can be as many shards as there are of these. Shards may be at work on one endpoint at once, but for --destructive.',
  ],
  flags: RUN_FLAGS,
  formats: Object.entries(FORMAT_NAMES),
  exits: RUN_EXITS,
  environment: [
    [
      'AWS_ACCESS_KEY_ID',
      'with the next two: the credentials; an endpoint that is not AWS gets made-up ones',
    ],
    ['AWS_SECRET_ACCESS_KEY', 'the second of them'],
    ['AWS_SESSION_TOKEN', 'the third, of temporary ones'],
    ['AWS_REGION', 'the region, if --region is not given'],
    ['NO_COLOR', 'no colours'],
  ],
  files: [
    ['conformance.config.json, .js, .mjs, .ts, .mts', 'the configuration of this folder'],
    ['DIR/run.jsonl', 'the record: one JSON object a line, from header to footer'],
    ['DIR/report.txt', 'the report, with all details'],
    ['DIR/report.html', 'the same as a page that needs no network'],
    ['DIR/journal.jsonl', 'what was created, for `cleanup` after a run that was killed'],
  ],
  examples: [
    ['a first look at an emulator', 'memorydb-conformance run --endpoint http://127.0.0.1:5000'],
    [
      'one family of clauses, with the requests of an earlier run',
      'memorydb-conformance run --select CopySnapshot/input/KmsKeyId --seed 4711',
    ],
    [
      'write down what fails today, then fail on news only',
      'memorydb-conformance run --baseline conformance-baseline.json --update-baseline',
    ],
    ['from then on, in CI', 'memorydb-conformance run --baseline conformance-baseline.json'],
    [
      'the second of two jobs of a CI matrix',
      'memorydb-conformance run --endpoint http://127.0.0.1:5000 --shard 2/2 --seed 4711 --out reports/2',
    ],
    [
      'AWS itself: this creates snapshots, and costs money',
      'memorydb-conformance run --endpoint https://memory-db.us-east-1.amazonaws.com --given snapshot=nightly --allow-aws',
    ],
  ],
};
