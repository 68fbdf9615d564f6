import { existsSync, readFileSync } from 'node:fs';

/** The style sheets of every page, in the order in which they stand in it: of equal rules the last one holds. */
const SHEETS = ['base', 'masthead', 'clauses', 'proof', 'matrix', 'about', 'compare', 'paper'];

/** Beside this code in a checkout, and beside the compiled code in a package. */
const FOLDER = ['./style/', '../../../reports/html/style/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(new URL('base.css', url)));

/** The style of every page. @throws Error where a sheet is missing from this installation */
export const STYLE = SHEETS.map(read).join('\n');

function read(name: string): string {
  if (!FOLDER)
    throw new Error('reports/html/style is missing from this installation; install it again');
  return readFileSync(new URL(`${name}.css`, FOLDER), 'utf8');
}
