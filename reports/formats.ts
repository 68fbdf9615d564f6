import { badge } from './badge.ts';
import { ctrf } from './ctrf.ts';
import { FORMAT_NAMES } from './format-names.ts';
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
  name: keyof typeof FORMAT_NAMES;
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
  about: FORMAT_NAMES.terminal,
  render: terminal,
};

/** What a run leaves beside its record. */
export const TEXT: Format = {
  name: 'text',
  media: 'text/plain',
  about: FORMAT_NAMES.text,
  render: (summary, options) => terminal(summary, { ...options, ...IN_A_FILE }),
};

/** Every format, for the commands, their help and the documents. */
export const FORMATS: readonly Format[] = [
  TERMINAL,
  TEXT,
  {
    name: 'html',
    media: 'text/html',
    about: FORMAT_NAMES.html,
    render: renderHtml,
  },
  {
    name: 'json',
    media: 'application/json',
    about: FORMAT_NAMES.json,
    render: json,
  },
  {
    name: 'junit',
    media: 'application/xml',
    about: FORMAT_NAMES.junit,
    render: junit,
  },
  {
    name: 'markdown',
    media: 'text/markdown',
    about: FORMAT_NAMES.markdown,
    render: markdown,
  },
  {
    name: 'github',
    media: 'text/plain',
    about: FORMAT_NAMES.github,
    render: github,
  },
  {
    name: 'ctrf',
    media: 'application/json',
    about: FORMAT_NAMES.ctrf,
    render: ctrf,
  },
  {
    name: 'tap',
    media: 'text/plain',
    about: FORMAT_NAMES.tap,
    render: tap,
  },
  {
    name: 'badge',
    media: 'application/json',
    about: FORMAT_NAMES.badge,
    render: badge,
  },
];

/** The format of a name. */
export function findFormat(name: string): Format | undefined {
  return FORMATS.find((format) => format.name === name);
}
