import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFECTS, findDefect } from '../../../fixtures/reference/defects/index.ts';
import { cli, MAIN } from '../../../testing/child.ts';
import { freshFolder } from '../../../testing/folder.ts';
import { refused } from '../../../testing/refused.ts';
import { completionCommand } from '../completion-command.ts';
import { SHELLS } from '../pages/completion.ts';
import { PAGES } from '../pages/index.ts';
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import { selectors } from './selectors.ts';
import { commandsOf } from './vocabulary.ts';
import { zsh } from './zsh.ts';

const COMMANDS = commandsOf();
const SCRIPTS = { bash: bash(COMMANDS), zsh: zsh(COMMANDS), fish: fish(COMMANDS) };
/** The command itself where the script asks it for words. */
const ANSWER = `${JSON.stringify(process.execPath)} ${JSON.stringify(MAIN)}`;
const folder = freshFolder();
writeFileSync(join(folder, 'run.jsonl'), '');
writeFileSync(join(folder, 'with blank.json'), '');
mkdirSync(join(folder, 'deep'));

const installed = (shell: string) => spawnSync(shell, ['--version']).error === undefined;

/** A flag that a command has, or an empty list. */
const flagsOf = (command: keyof typeof PAGES) =>
  Object.keys(PAGES[command].flags).map((flag) => `--${flag}`);

/**
 * What a shell that somebody types into makes of a line when all completions are asked for: the
 * command's arguments, as the command gets them.
 */
function typed(line: string): string[] {
  const start = join(folder, 'bashrc');
  const shown = 'printf "<%s>\\n" "$@"';
  const command = `memorydb-conformance() { [[ $1 == __complete ]] && ${ANSWER} "$@" || ${shown}; }\nPS1=\n`;
  writeFileSync(start, `${SCRIPTS.bash}${command}cd ${JSON.stringify(folder)}\n`);
  // ESC * puts in every completion there is.
  const { stdout } = spawnSync('bash', ['--noprofile', '--rcfile', start, '-i'], {
    input: `memorydb-conformance ${line}\u001b*\nexit\n`,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      TERM: 'dumb',
      HISTFILE: '/dev/null',
      INPUTRC: '/dev/null',
    },
    timeout: 10_000,
  });
  return [...stdout.matchAll(/^<(.*)>$/gm)].map(([, word = '']) => word);
}

const before = (line: string) => line.split(' ').filter((word) => word !== '').length;

describe.skipIf(!installed('bash'))('bash, at work', () => {
  test.for<[string, string[]]>([
    ['', [...Object.keys(PAGES), 'help'].toSorted()],
    ['cl', ['cleanup']],
    ['help repr', ['help', 'repro']],
    ['list --', ['list', ...flagsOf('list').toSorted()]],
    ['--upd', ['--update-baseline']],
    ['run --sel', ['run', '--select']],
    ['completion ', ['completion', ...SHELLS.toSorted()]],
    ['completion --he', ['completion', '--help']],
    ['repro ', ['repro', 'bashrc', 'deep', 'run.jsonl', 'with blank.json']],
    ['repro run.jsonl CopySnapshot/impl', ['repro', 'run.jsonl', 'CopySnapshot/implemented']],
    ['repro --timeout 5 run', ['repro', '--timeout', '5', 'run.jsonl']],
    ['cleanup w', ['cleanup', 'with blank.json']],
    ['run --config r', ['run', '--config', 'run.jsonl']],
    ['run --out d', ['run', '--out', 'deep']],
    ['run --select=CopySnapshot/impl', ['run', '--select=CopySnapshot/implemented']],
    ['run --report tex', ['run', '--report', 'text=']],
    ['run --report json=r', ['run', '--report', 'json=run.jsonl']],
    ['--select aws-json-1.1/error/s', ['--select', 'aws-json-1.1/error/status']],
  ])('%j', ([line, words]) => {
    expect(typed(line)).toEqual(words);
  });

  test('every clause id, at every depth, is offered for --select', () => {
    const offered = typed('list --select CopySnapshot/input/KmsKeyId');
    expect(offered.slice(2)).toEqual(
      selectors()
        .filter((id) => id.startsWith('CopySnapshot/input/KmsKeyId'))
        .toSorted(),
    );
    expect(offered).toContain('CopySnapshot/input/KmsKeyId/maxLength');
  });

  test('the defects are offered for --defect', () => {
    const offered = typed('serve --defect CopySnapshot/input/KmsKeyId').slice(2);
    expect(offered.length).toBeGreaterThan(1);
    expect(offered.filter((id) => !findDefect(id))).toEqual([]);
  });

  test.for(['run --seed 1', 'run --source-snapshot r', 'serve --port r', 'list --level r'])(
    'nothing is made up for %j',
    (line) => {
      expect(typed(line)).toEqual(line.split(' '));
      expect(before(line)).toBe(typed(line).length);
    },
  );
});

const [, ZSH, FISH] = SHELLS;

/** The same of zsh, which completes only where it has a terminal: its own module makes one. */
function typedInZsh(line: string): string[] {
  const start = [
    'PS1= PROMPT_EOL_MARK= KEYTIMEOUT=1',
    'autoload -Uz compinit && compinit -u -D',
    `memorydb-conformance() { [[ $1 == __complete ]] && ${ANSWER} "$@" || printf "<%s>\\n" "$@" }`,
    SCRIPTS.zsh,
    `cd ${JSON.stringify(folder)}`,
  ];
  writeFileSync(join(folder, '.zshrc'), start.join('\n'));
  const typist = `zmodload zsh/zpty && zpty shell zsh -i || exit 1
zpty -w -n shell $'memorydb-conformance '$1$'\\t\\nexit\\n'
while zpty -r shell piece; do print -rn -- $piece; done`;
  const { stdout } = spawnSync(ZSH, ['-f', '-c', typist, 'typist', line], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ZDOTDIR: folder, TERM: 'dumb' },
    timeout: 20_000,
  });
  return [...stdout.matchAll(/^<(.*)>\r?$/gm)].map(([, word = '']) => word);
}

describe.skipIf(!installed(ZSH))('zsh, at work', () => {
  test.for<[string, string[]]>([
    ['clean', ['cleanup']],
    ['run --upd', ['run', '--update-baseline']],
    ['--upd', ['--update-baseline']],
    ['list --select CopySnapshot/impl', ['list', '--select', 'CopySnapshot/implemented']],
    ['repro run.jsonl CopySnapshot/impl', ['repro', 'run.jsonl', 'CopySnapshot/implemented']],
    ['cleanup w', ['cleanup', 'with blank.json']],
    ['run --out d', ['run', '--out', 'deep']],
    ['completion z', ['completion', 'zsh']],
    ['list r', ['list', 'r']],
  ])('%j', ([line, words]) => {
    expect(typedInZsh(line)).toEqual(words);
  });
});

describe.skipIf(!installed(FISH))('fish, at work', () => {
  test.for<[string, string[]]>([
    ['repr', ['repro']],
    ['run --upd', ['--update-baseline']],
    ['list --select CopySnapshot/impl', ['CopySnapshot/implemented']],
    ['repro run.jsonl CopySnapshot/impl', ['CopySnapshot/implemented']],
    ['completion z', ['zsh']],
  ])('%j', ([line, words]) => {
    const command = `function memorydb-conformance; ${ANSWER} $argv; end`;
    const ask = `${command}\n${SCRIPTS.fish}\ncomplete -C 'memorydb-conformance ${line}'`;
    const { stdout } = spawnSync(FISH, ['--no-config', '-c', ask], {
      encoding: 'utf8',
      cwd: folder,
    });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((own) => own.split('\t')[0]),
    ).toEqual(words);
  });
});

describe.each(SHELLS)('the script for %s', (shell) => {
  const script = SCRIPTS[shell];

  test.skipIf(!installed(shell))('has no mistake that the shell itself finds', () => {
    // From a file: fish reads no program from what node makes its stdin.
    const file = join(freshFolder(), 'completion');
    writeFileSync(file, script);
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('has every command with its flags', () => {
    for (const [name, { flags }] of COMMANDS) {
      expect(script).toContain(name);
      const dashes = shell === 'fish' ? '-l ' : '--';
      for (const flag of Object.keys(flags)) expect(script, name).toContain(`${dashes}${flag}`);
    }
  });

  test('does not grow with the clauses: it asks for their ids', () => {
    for (const { id } of DEFECTS) expect(script).not.toContain(id);
    for (const id of selectors()) expect(script).not.toContain(`'${id}'`);
    expect(script.length).toBeLessThan(16_000);
  });

  test('quotes in pairs, and leaves no mark of a value that was not there', () => {
    expect((script.replaceAll(/\\'/g, '').match(/'/g) ?? []).length % 2).toBe(0);
    expect(script).not.toMatch(/undefined|\[object/);
  });

  test('is what the command prints', async () => {
    expect(await cli(['completion', shell])).toMatchObject({ code: 0, stdout: script, stderr: '' });
  });
});

test.for([
  [[], /SHELL is bash, zsh, fish; name one/],
  [['bsh'], /not "bsh"; did you mean bash\?/],
  [['powershell'], /not "powershell"/],
] as const)('%j is refused in one line', async ([args, words]) => {
  expect(await refused(completionCommand([...args]))).toMatch(words);
});

describe('what a script asks for', () => {
  test('clauses at every depth, and defects, a line each', async () => {
    const lines = async (kind: string) => (await cli(['__complete', kind])).stdout;
    expect(await lines('clause')).toBe(`${selectors().join('\n')}\n`);
    expect(await lines('defect')).toBe(`${DEFECTS.map(({ id }) => id).join('\n')}\n`);
  });

  test.for([['__complete'], ['__complete', 'toString'], ['__complete', 'later']])(
    'nothing where nothing is known: %j',
    async (args) => {
      expect(await cli(args)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    },
  );
});
