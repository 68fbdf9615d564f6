import type { COMPARE_FORMAT_NAMES } from '../format-names.ts';
import type { Comparison } from './comparison.ts';
import { compareHtml } from './html.ts';
import { compareJson } from './json.ts';
import { compareMarkdown } from './markdown.ts';
import { type CompareView, compareText } from './terminal.ts';

interface CompareFormat {
  endings: string[];
  render(comparison: Comparison, view: CompareView): string;
}

/** Every way to show a comparison, with the endings of the files that hold it. */
export const COMPARE_FORMATS: Record<string, CompareFormat> = {
  terminal: { endings: ['.txt'], render: compareText },
  html: { endings: ['.html', '.htm'], render: compareHtml },
  markdown: { endings: ['.md'], render: compareMarkdown },
  json: { endings: ['.json'], render: compareJson },
} satisfies Record<(typeof COMPARE_FORMAT_NAMES)[number], CompareFormat>;
