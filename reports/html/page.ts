import { createHash } from 'node:crypto';
import type { VerdictKind } from '../../suites/model/judgement.ts';
import type { Blocks } from './blocks.ts';
import { type Markup, markup, Markup as Ready } from './markup.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A whole page: one file that asks nobody for anything, and runs nothing but our own script. */
export function page(about: {
  title: string;
  verdict: VerdictKind;
  head: Markup;
  main: Markup;
  blocks: Blocks | null;
}): string {
  const { title, verdict, head, main, blocks } = about;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="memorydb-conformance">
<title>${title}</title>
<link rel="icon" href="${icon(verdict)}">
<style>${new Ready(STYLE)}</style>
<script>${new Ready(SCRIPT)}</script>
</head>
<body>
<a class="jump" href="#clauses">Skip to the clauses</a>
<header>
<p class="brand"><span>memorydb-conformance</span>
<label>Theme <select id="theme"><option value="">system</option><option value="light">light</option><option value="dark">dark</option></select></label></p>
${head}
</header>
<main>
${main}
</main>
<p id="said" class="unseen" role="status"></p>
${blocks?.all()}</body>
</html>
`.text;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const COLORS: Record<VerdictKind, string> = {
  pass: '#00704f',
  fail: '#b23a00',
  warn: '#8a5a00',
  inconclusive: '#0b5f9e',
  skip: '#5c6570',
  error: '#8f3d7c',
};

/** The verdict in the browser's tab. */
function icon(verdict: VerdictKind): string {
  const strokes = verdict === 'pass' ? 'M4 9l3 3 5-7' : 'M5 5l6 6M11 5l-6 6';
  const stroke = `<path d="${strokes}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="${COLORS[verdict]}"/>${verdict === 'pass' || verdict === 'fail' ? stroke : '<circle cx="8" cy="8" r="3" fill="#fff"/>'}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
