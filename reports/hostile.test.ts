import { validate } from 'ctrf';
import fc from 'fast-check';
import { marked } from 'marked';
import { Parser } from 'tap-parser';
import { describe, expect, test } from 'vitest';
import { recordProblem } from '../suites/harness/record-problem.ts';
import type { RecordedStep, RunEvent } from '../suites/model/run-record.ts';
import { ATTACKS, alone, hostile, together } from '../testing/hostile/attacks.ts';
import { saturated } from '../testing/saturated.ts';
import { xmlProblems } from '../testing/xml.ts';
import { compare } from './compare/comparison.ts';
import { COMPARE_FORMATS } from './compare/render.ts';
import { curlLine } from './curl.ts';
import { FORMATS, findFormat } from './formats.ts';
import { sdkSnippet } from './sdk-snippet.ts';
import { summarise } from './summary.ts';

const VIEW = { color: false, width: 80, quiet: false, verbose: true, record: 'run.jsonl' };

/** What moves a cursor, turns a line or hides; the word joiner is ours, in Markdown. */
const UNSAFE = /(?![\n\u2060])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A line that a CI runner takes for a command. */
const COMMAND = /^\s*::[a-z][a-z-]*(?:\s.*?)?::|##\w*\[/im;

const rendered = (name: string, text: string) =>
  findFormat(name)?.render(summarise(saturated(text), VIEW), VIEW) ?? '';

function compared(name: string, text: string): string {
  const older = saturated(`${text}2`);
  const result = compare([
    { path: text, name: null, events: saturated(text) },
    { path: 'a', name: text, events: older.filter(({ kind }) => kind !== 'notice') },
    { path: 'b', name: text, events: saturated(text) },
  ]);
  if (!result.ok) throw new Error(result.problem.code);
  return COMPARE_FORMATS[name]?.render(result.comparison, { ...VIEW, all: true }) ?? '';
}

/** Every way in which a record is written for people or programs, but for pages, which no terminal shows. */
const RENDERERS: [string, (text: string) => string][] = [
  ...FORMATS.filter(({ name }) => name !== 'html').map(
    ({ name }): [string, (text: string) => string] => [name, (text) => rendered(name, text)],
  ),
  ...FORMATS.filter(({ name }) => name !== 'html').map(
    ({ name, render }): [string, (text: string) => string] => [
      `${name}, of an end that a later version made`,
      (text) =>
        render(
          summarise(
            saturated(text).map((event) => endedAs(text, event)),
            VIEW,
          ),
          VIEW,
        ),
    ],
  ),
  ...Object.keys(COMPARE_FORMATS)
    .filter((name) => name !== 'html')
    .map((name): [string, (text: string) => string] => [
      `compare, ${name}`,
      (text) => compared(name, text),
    ]),
  ['curl', (text) => curlLine(stepOf(text), text)],
  ['SDK', (text) => sdkSnippet(stepOf(text), text) ?? ''],
];

function endedAs(text: string, event: RunEvent): RunEvent {
  return event.kind === 'footer' ? { ...event, end: text as typeof event.end } : event;
}

function stepOf(text: string): RecordedStep {
  const headers: [string, string][] = [['x-text', text]];
  return {
    role: 'probe',
    operation: 'CopySnapshot',
    input: { [text]: text },
    started: 0,
    ended: 1,
    attempts: 1,
    request: { method: 'POST', url: text, headers, body: text },
    response: { status: 200, headers, body: text, encoding: 'utf8', bytes: 1 },
  };
}

test('the record is one that the commands read', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(recordProblem(saturated(text))).toBeNull();
    }),
    { numRuns: 20 },
  );
});

describe('whatever a record says, nothing acts on a terminal or in the log of a CI runner', () => {
  test.for(RENDERERS)('%s', ([name, render]) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = render(text);
        expect(UNSAFE.exec(shown)?.index).toBeUndefined();
        const lines = name.startsWith('github') ? shown.replace(/^::\w+ title=/gm, '') : shown;
        expect(COMMAND.exec(lines)?.[0]).toBeUndefined();
      }),
      alone(10),
    );
  });
});

/** Names of the elements that Markdown becomes, in order. */
function elements(markdown: string): string[] {
  const html = marked.parse(markdown, { async: false });
  return [...html.matchAll(/<(\/?[a-z!][^\s>]*)/gi)].map(([, name = '']) => name);
}

describe('whatever a record says, each format is read as it was meant', () => {
  const HARMLESS = 'harmless';

  test('JUnit XML is valid, with as many cases of each kind', async () => {
    const kinds = (xml: string) => xml.match(/<(testcase|failure|error|skipped)\b/g);
    const harmless = kinds(rendered('junit', HARMLESS));
    const texts = [...ATTACKS, ...fc.sample(hostile, { numRuns: 10, seed: 1 })];
    const reports = texts.map((text) => rendered('junit', text));
    for (const xml of reports) expect(kinds(xml)).toEqual(harmless);
    expect(await xmlProblems(reports)).toEqual([]);
  });

  test.for(['markdown', 'compare'])('%s has no element that it would not have', (name) => {
    const render = (text: string) =>
      name === 'compare' ? compared('markdown', text) : rendered(name, text);
    const usual = new Set([...elements(render(HARMLESS)), 'code', '/code']);
    fc.assert(
      fc.property(hostile, (text) => {
        const found = elements(render(text));
        expect(found.filter((own) => !usual.has(own))).toEqual([]);
        for (const part of ['details', 'table', 'tbody', 'tr', 'td'])
          expect(found.filter((own) => own === part).length).toBe(
            found.filter((own) => own === `/${part}`).length,
          );
      }),
      together,
    );
  });

  test('CTRF keeps to its schema, and JSON says what the record says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(validate(JSON.parse(rendered('ctrf', text))).errors ?? []).toEqual([]);
        const events: RunEvent[] = JSON.parse(rendered('json', text));
        expect(JSON.stringify(events)).toBe(JSON.stringify(saturated(text)));
        expect(Object.keys(JSON.parse(rendered('badge', text)))).toHaveLength(4);
      }),
      together,
    );
  });

  test('TAP has the same points, and no line that is none', () => {
    const points = (text: string) => {
      const found: string[] = [];
      const parser = new Parser({ strict: true });
      parser.on('assert', ({ ok, skip, todo, diag }) =>
        found.push([ok, Boolean(skip), Boolean(todo), diag?.verdict].join()),
      );
      parser.on('extra', (line: string) => found.push(`stray ${line}`));
      parser.on('bailout', (why: string) => found.push(`bail out ${why}`));
      parser.end(rendered('tap', text));
      return found;
    };
    const harmless = points(HARMLESS);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(points(text)).toEqual(harmless);
      }),
      together,
    );
  });

  test('GitHub gets as many commands of each kind, one a line', () => {
    const kinds = (text: string) =>
      rendered('github', text)
        .trimEnd()
        .split('\n')
        .map((line) => /^::(\w+) title=[^,:]+::/.exec(line)?.[1]);
    const harmless = kinds(HARMLESS);
    expect(harmless).not.toContain(undefined);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(kinds(text)).toEqual(harmless);
      }),
      together,
    );
  });
});
