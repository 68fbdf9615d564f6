import { describe, expect, test } from 'vitest';
import { call } from '../../../testing/call.ts';
import { parseFlags } from '../../harness/flags.ts';
import { settingsOf } from '../../harness/settings.ts';
import { HELP } from '../help.ts';
import { PAGES } from './index.ts';
import { manual } from './manual.ts';
import type { Page } from './page.ts';

const ENTRIES: [string, Page][] = Object.entries(PAGES);
const EXAMPLES = ENTRIES.flatMap(([name, { examples }]) =>
  examples.map(([, line]) => [name, line] as const),
);

/** The arguments of an example, which may stand within a line for a shell. */
function argumentsOf(line: string): string[] {
  return (/memorydb-conformance ([^)|]*)/.exec(line)?.[1] ?? '')
    .trim()
    .replaceAll("'", '')
    .split(/\s+/);
}

describe.each(ENTRIES)('the page of %s', (name, page) => {
  const text = manual(name, page);

  test('has a synopsis, options with what holds without them, exit codes and examples', () => {
    expect(text.split('\n')[0]).toMatch(new RegExp(`^memorydb-conformance ${name} .*\\[flags\\]$`));
    for (const [flag, { value, about, fallback }] of Object.entries(page.flags)) {
      expect(text).toContain(`  --${flag}${value ? ` ${value}` : ''}`);
      const words = text.replaceAll(/\s+/g, ' ');
      expect(words).toContain(fallback ? `${about} (${fallback})` : about);
    }
    expect(text).toMatch(/\nExit codes\n {2}0 /);
    expect(text).toMatch(/\nExamples\n {2}# /);
    for (const { name: own } of page.takes) expect(text).toContain(`\n  ${own}`);
  });

  test('fits 80 columns, and no line ends in a blank', () => {
    const lines = text.split('\n');
    expect(lines.filter((line) => line.length > 80 || / $/.test(line))).toEqual([]);
  });

  test('is what help shows', async () => {
    expect(HELP[name]).toBe(text);
    expect(HELP['']).toContain(`memorydb-conformance ${name} `);
    const { code, stdout } = await call(['help', name]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: text });
  });
});

describe('examples', () => {
  test.for(EXAMPLES)('%s: %s', async ([name, line]) => {
    const [command, ...args] = argumentsOf(line);
    expect(command).toBe(name);
    const { flags, takes } = PAGES[name as keyof typeof PAGES] as Page;
    const most = takes.some(({ several }) => several) ? Number.POSITIVE_INFINITY : takes.length;
    const { flags: parsed, rest } = parseFlags(name, args, flags, most);
    // What may be given several times need not be given at all.
    if (most !== Number.POSITIVE_INFINITY) expect(rest.length).toBeGreaterThanOrEqual(takes.length);
    if (name === 'run') expect(await settingsOf(parsed)).toMatchObject({ quiet: false });
  });

  const harmless = EXAMPLES.filter(([name]) => name === 'list' || name === 'completion');
  test.for(harmless)('%s works as it is printed: %s', async ([, line]) => {
    const { code, stdout, stderr } = await call(argumentsOf(line));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.length).toBeGreaterThan(500);
  });
});
