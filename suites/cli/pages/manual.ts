import { fold } from '../../../reports/wrap.ts';
import type { Flag } from '../../harness/flags.ts';
import type { Page } from './page.ts';

const WIDTH = 80;
/** Where the second column begins. */
const COLUMN = 27;

/** A page as text: synopsis, description, options with their defaults, exit codes, files, examples. */
export function manual(name: string, page: Page): string {
  const {
    takes,
    description,
    flags,
    exits,
    formats = [],
    http = [],
    files = [],
    environment = [],
    examples,
  } = page;
  const synopsis = ['memorydb-conformance', name, ...takes.map((own) => own.name), '[flags]'];
  const blocks = [
    `${synopsis.join(' ')}\n`,
    ...description.map((text) => `${fold(text, WIDTH, 0)}\n`),
    section(
      'Arguments',
      takes.map(({ name: own, about }) => [own, about]),
    ),
    section(
      'Options',
      Object.entries(flags).map(([own, flag]) => [left(own, flag), right(flag)]),
    ),
    section('Formats', formats),
    section('Over HTTP', http),
    section(
      'Exit codes',
      exits.map(([code, meaning]) => [String(code), meaning]),
    ),
    section('Environment', environment),
    section('Files', files),
    examples.length > 0 ? `Examples\n${examples.map(example).join('\n')}` : '',
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function section(title: string, rows: [string, string][]): string {
  if (rows.length === 0) return '';
  const lines = rows.map(([first, second]) => {
    const start = `  ${first.padEnd(COLUMN - 4)}  `;
    const gap = start.length > COLUMN ? `\n${' '.repeat(COLUMN)}` : '';
    return `${gap ? start.trimEnd() + gap : start}${fold(second, WIDTH, COLUMN)}\n`;
  });
  return `${title}\n${lines.join('')}`;
}

const left = (name: string, { value }: Flag) => `--${name}${value ? ` ${value}` : ''}`;
const right = ({ about, fallback }: Flag) => (fallback ? `${about} (${fallback})` : about);

/** A comment above the line that can be copied. */
function example([about, line]: [string, string]): string {
  return `  # ${fold(about, WIDTH, 4)}\n  ${continued(line)}\n`;
}

/** A line for a shell, continued as a shell would where it is long; a flag stays with its value. */
function continued(line: string): string {
  const lines = [''];
  for (const chunk of line.match(/--\S+(?: (?!--)\S+)?|\S+/g) ?? []) {
    const last = lines.at(-1) ?? '';
    if (last.length + chunk.length > WIDTH - 10) lines.push(chunk);
    else lines[lines.length - 1] = last ? `${last} ${chunk}` : chunk;
  }
  return lines.join(' \\\n    ');
}
