import { deflateRawSync } from 'node:zlib';
import { type Markup, markup } from './markup.ts';

/** The parts of a page that are unpacked only when they are looked at. */
export interface Blocks {
  /** Puts a part away and gives its id. */
  add(content: Markup): string;
  /** The parts, as data that no browser runs or shows. */
  all(): Markup[];
}

/**
 * Parts of a page as deflated base64: exchanges look alike, so that they shrink to a tenth and less,
 * and nothing in that alphabet can end a script element, whatever an endpoint sent.
 */
export function newBlocks(): Blocks {
  const blocks: Markup[] = [];
  return {
    add({ text }) {
      const id = `block-${blocks.length}`;
      const data = deflateRawSync(Buffer.from(text, 'utf8')).toString('base64');
      blocks.push(markup`<script type="application/x-deflate" id="${id}">${data}</script>\n`);
      return id;
    },
    all: () => blocks,
  };
}
