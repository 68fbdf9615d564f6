import { error, notice, warning } from '@actions/core';
import { describe, expect, test, vi } from 'vitest';
import type { ClauseResult, RunEvent } from '../suites/model/run-record.ts';
import { FOOTER, failure, HEADER, HOSTILE, recordOf } from '../testing/record.ts';
import { github } from './github.ts';
import { summarise } from './summary.ts';

const ACCEPTED = { code: 'accepted' } as const;
const FAILED = failure('a', ACCEPTED, ACCEPTED);

/** A command as the runner reads it: properties end at `::`, and are split at commas. */
function commandsOf(events: RunEvent[], record = 'run.jsonl') {
  const text = github(summarise(events, { record }));
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => {
    const [, name, title = '', data = ''] = /^::(\w+) title=([^,:]*)::(.*)$/.exec(line) ?? [];
    return { name, title: decoded(title), data: decoded(data) };
  });
}

function decoded(text: string): string {
  const codes = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replace(/%25|%0D|%0A|%3A|%2C/g, (own) => codes[own as keyof typeof codes]);
}

describe('annotations', () => {
  test('a failure is an error with its proof', () => {
    const [first] = commandsOf([HEADER, FAILED, FOOTER]);
    expect(first).toMatchObject({
      name: 'error',
      title: 'fail CopySnapshot/input/KmsKeyId/maxLength',
    });
    expect(first?.data).toContain('\nrequirement  KmsKeyId has at most 2048 characters\n');
  });

  test('every line is one command, whatever the endpoint said', () => {
    for (const text of [HOSTILE, '\n::error::x', '%0A::error::x', '::stop-commands::x', ',:%']) {
      for (const { name } of commandsOf(recordOf(text))) {
        expect(['error', 'warning', 'notice']).toContain(name);
      }
    }
  });

  test('a percent sign, a colon and a comma come through', () => {
    const [first] = commandsOf([HEADER, FAILED, FOOTER], 'a%0A:b,c.jsonl');
    expect(first?.data).toContain('repro a%0A:b,c.jsonl CopySnapshot');
  });

  const write = { error, warning, notice };

  test("every line is the one that GitHub's own toolkit would write", () => {
    for (const text of ['plain', HOSTILE, '%0A, 100 %: a\nb\r\n', '::error title=a::b']) {
      const events = recordOf(text);
      const written: string[] = [];
      const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
        written.push(String(piece));
        return true;
      });
      try {
        for (const { name, title, data } of commandsOf(events, text))
          write[name as keyof typeof write](data, { title });
      } finally {
        stdout.mockRestore();
      }
      expect(written.length).toBeGreaterThan(20);
      expect(written.join('')).toBe(github(summarise(events, { record: text })));
    }
  });

  test('errors come before warnings, and the counts at the end', () => {
    const warned: ClauseResult = { ...FAILED, verdict: 'warn' };
    const names = (events: RunEvent[]) => commandsOf(events).map(({ name }) => name);
    expect(names([HEADER, warned, FAILED, FOOTER])).toEqual(['error', 'warning', 'notice']);
    const strict = { ...HEADER, strict: true };
    expect(names([strict, warned, FAILED, FOOTER])).toEqual(['error', 'error', 'notice']);
  });

  test('a run that is not complete is an error', () => {
    const [first] = commandsOf([HEADER, { ...FOOTER, end: 'denied' }]);
    expect(first?.data).toBe('The run is not complete: the endpoint refuses the credentials.');
  });
});
