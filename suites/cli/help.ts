import { PAGES } from './pages/index.ts';
import { manual } from './pages/manual.ts';

const WIDEST = Math.max(...Object.keys(PAGES).map(({ length }) => length));

const NAMES = Object.entries(PAGES).map(
  ([name, { brief }]) => `  memorydb-conformance ${name.padEnd(WIDEST)}  ${brief}\n`,
);

/** The overview, and the page of each command. */
export const HELP: Record<string, string> = {
  '': `memorydb-conformance: does an endpoint honour the contract of Amazon MemoryDB?

${NAMES.join('')}
  memorydb-conformance COMMAND --help   the manual page of a command
  memorydb-conformance --version

Exit codes: 0 conforms, 1 does not conform, 2 usage, 3 the endpoint could not be
reached or nothing could be tested, 4 a fault of the suite itself,
130 interrupted.
`,
  ...Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, manual(name, page)])),
};
