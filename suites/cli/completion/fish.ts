import type { Completes, Flag } from '../../harness/flags.ts';
import { type Commands, valuedFlags } from './vocabulary.ts';

const COMPLETE = 'complete -c memorydb-conformance';

/** The completion for fish, from 3.0 on. */
export function fish(commands: Commands): string {
  const names = commands.map(([name]) => name);
  const values = [...new Set(valuedFlags(commands).map(([, flag]) => flag))];
  return `# Completion of memorydb-conformance for fish; made by: memorydb-conformance completion fish
function __memorydb_conformance_ask
    set -l program (string replace -r '^~/' "$HOME/" -- (commandline -opc)[1])
    $program __complete $argv[1] 2>/dev/null
end
function __memorydb_conformance_clause
    __memorydb_conformance_ask clause
end
function __memorydb_conformance_defect
    __memorydb_conformance_ask defect
end
function __memorydb_conformance_command
    printf '%s\\n' ${names.map(quoted).join(' ')}
end
# True where nothing but the name of the program stands before the cursor.
function __memorydb_conformance_first
    test (count (commandline -opc)) -eq 1
end
# True within a command; with a number, where so many of its arguments stand before the cursor.
function __memorydb_conformance_in
    set -l words (commandline -opc)[2..-1]
    set -l own run
    if set -q words[1]; and not string match -q -- '-*' $words[1]
        set own $words[1]
        set -e words[1]
    end
    test "$own" = $argv[1]; or return 1
    set -q argv[2]; or return 0
    set -l place 0
    set -l value 0
    for word in $words
        if test $value -eq 1
            set value 0
        else if contains -- $word ${values.join(' ')}
            set value 1
        else if not string match -q -- '-*' $word
            set place (math $place + 1)
        end
    end
    test $place -eq $argv[2]
end
${COMPLETE} -f
${commands.map(([name, { brief }]) => `${COMPLETE} -n __memorydb_conformance_first -a ${name} -d ${quoted(brief)}`).join('\n')}
${COMPLETE} -n __memorydb_conformance_first -a help -d 'show a manual page'
${COMPLETE} -n '__memorydb_conformance_in help 0' -a '(__memorydb_conformance_command)'
${commands.flatMap(([name, { flags }]) => Object.entries(flags).map(([flag, own]) => option(name, flag, own))).join('\n')}
${commands.flatMap(([name, { takes }]) => takes.map((own, index) => `${COMPLETE} -n '__memorydb_conformance_in ${name} ${index}' ${offer(own.completes)}`)).join('\n')}
`;
}

function option(command: string, name: string, { type, about, completes }: Flag): string {
  const value = type === 'boolean' ? '' : ` -r ${offer(completes)}`;
  return `${COMPLETE} -n '__memorydb_conformance_in ${command}' -l ${name}${value.trimEnd()} -d ${quoted(about)}`;
}

function offer(completes: Completes | undefined): string {
  if (completes === undefined) return '-f';
  if (completes === 'file') return '-F';
  if (completes === 'folder') return "-f -a '(__fish_complete_directories)'";
  return typeof completes === 'string'
    ? `-f -a '(__memorydb_conformance_${completes})'`
    : `-f -a ${quoted(completes.join(' '))}`;
}

/** In single quotes, fish takes a backslash before a quote or a backslash only. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
