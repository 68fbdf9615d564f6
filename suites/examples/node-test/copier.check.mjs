// node --test suites/examples/node-test/copier.check.mjs
import { describe, test } from 'node:test';
import { wrapperContract } from 'memorydb-conformance/sdk';
import { copy } from './copier.mjs';

wrapperContract({ name: 'copy', copySnapshot: copy, runs: 5 }, { describe, test });
