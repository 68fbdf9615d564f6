import { address } from './client/address.ts';
import { copy } from './client/copy.ts';
import { filter } from './client/filter.ts';
import { keys } from './client/keys.ts';
import { links } from './client/links.ts';
import { print } from './client/print.ts';
import { theme } from './client/theme.ts';
import { unpack } from './client/unpack.ts';

/** Once the page is there; the links last, as they need the rest. */
const LATER = [unpack, filter, address, keys, copy, print, links];

/**
 * The client's script: the text of its functions, each of which stands for itself. So it is checked
 * and linted as TypeScript like everything else, and needs neither a bundler nor a file to be read.
 */
export const SCRIPT = `(${theme.toString()})();
document.addEventListener('DOMContentLoaded', () => {
${LATER.map((part) => `(${part.toString()})();`).join('\n')}
});`;
