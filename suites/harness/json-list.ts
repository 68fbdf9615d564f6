import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/*
 * A list in a JSON file that people write: an item is put in or taken out, and every other character
 * of the file stays as it is. (The editor of jsonc-parser lays the neighbours out anew.)
 */

/** The text without the item at an index of a list. */
export function withoutItem(text: string, list: string, index: number): string {
  const { node, items } = listIn(text, list);
  const item = items[index];
  if (!item) return text;
  const next = items[index + 1];
  const previous = items[index - 1];
  if (next) return cut(text, item.offset, next.offset);
  if (previous) return cut(text, endOf(previous), endOf(item));
  return cut(text, node.offset + 1, endOf(node) - 1);
}

/** The text with one more item at the end of a list, laid out like the first. */
export function withItem(text: string, list: string, item: object): string {
  const { node, items } = listIn(text, list);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const last = items.at(-1);
  const outer = indentAt(text, node.offset);
  const indent =
    items[0] && startsLine(text, items[0].offset) ? indentAt(text, items[0].offset) : `${outer}  `;
  const lines = JSON.stringify(item, null, 2)
    .split('\n')
    .join(eol + indent);
  if (last) return cut(text, endOf(last), endOf(last), `,${eol}${indent}${lines}`);
  return cut(text, node.offset, endOf(node), `[${eol}${indent}${lines}${eol}${outer}]`);
}

function listIn(text: string, list: string): { node: Node; items: Node[] } {
  const tree = parseTree(text);
  const node = tree && findNodeAtLocation(tree, [list]);
  if (node?.type !== 'array') throw new Error(`no list ${list} in the text`);
  return { node, items: node.children ?? [] };
}

const endOf = ({ offset, length }: Node) => offset + length;

const cut = (text: string, from: number, to: number, instead = '') =>
  text.slice(0, from) + instead + text.slice(to);

/** The blanks with which the line of an offset begins. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function startsLine(text: string, offset: number): boolean {
  return indentAt(text, offset) === text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}
