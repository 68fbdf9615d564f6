import { badge } from './badge.ts';
import { ctrf } from './ctrf.ts';
import { github } from './github.ts';
import { renderHtml } from './html/report.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown/markdown.ts';
import type { Summary } from './summary.ts';
import { tap } from './tap.ts';
import { terminal } from './terminal.ts';
import type { TerminalOptions } from './terminal-options.ts';

/** A way to render a run record. */
export interface Format {
  /** As `--format` and `--report` take it. */
  name: string;
  /** Media type of what it renders. */
  media: string;
  /** For the help: what it is, in a few words. */
  about: string;
  /** Pure: the same summary and options give the same text. */
  render(summary: Summary, options: TerminalOptions): string;
}

/** How a terminal report looks in a file. */
const IN_A_FILE = { width: 80, color: false, quiet: false, verbose: true };

/** What a run prints. */
export const TERMINAL: Format = {
  name: 'terminal',
  media: 'text/plain',
  about: 'what a run prints',
  render: terminal,
};

/** What a run leaves beside its record. */
export const TEXT: Format = {
  name: 'text',
  media: 'text/plain',
  about: 'the same for a file, with the fault matrix',
  render: (summary, options) => terminal(summary, { ...options, ...IN_A_FILE }),
};

/** Every format, for the commands, their help and the documents. */
export const FORMATS: readonly Format[] = [
  TERMINAL,
  TEXT,
  {
    name: 'html',
    media: 'text/html',
    about: 'a page of its own, to be looked at',
    render: renderHtml,
  },
  {
    name: 'json',
    media: 'application/json',
    about: 'the run record as one document',
    render: json,
  },
  {
    name: 'junit',
    media: 'application/xml',
    about: 'JUnit XML, for GitLab, Jenkins and others',
    render: junit,
  },
  {
    name: 'markdown',
    media: 'text/markdown',
    about: "a GitHub step's summary, or a comment",
    render: markdown,
  },
  {
    name: 'github',
    media: 'text/plain',
    about: 'annotations of a GitHub workflow run',
    render: github,
  },
  {
    name: 'ctrf',
    media: 'application/json',
    about: 'Common Test Report Format',
    render: ctrf,
  },
  {
    name: 'tap',
    media: 'text/plain',
    about: 'Test Anything Protocol 14',
    render: tap,
  },
  {
    name: 'badge',
    media: 'application/json',
    about: 'a shields.io endpoint badge',
    render: badge,
  },
];

/** The format of a name. */
export function findFormat(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
