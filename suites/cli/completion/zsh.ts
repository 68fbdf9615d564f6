import type { Completes, Flag } from '../../harness/flags.ts';
import type { Page } from '../pages/page.ts';
import { type Commands, quoted } from './vocabulary.ts';

/** The completion for zsh: to be sourced, or to be put into a folder of `fpath`. */
export function zsh(commands: Commands): string {
  const list = (values: string[]) => values.map(quoted).join(' ');
  const described = commands.map(([name, { brief }]) => `${name}:${brief}`);
  described.push('help:show a manual page');
  return `#compdef memorydb-conformance
# Completion of memorydb-conformance for zsh; made by: memorydb-conformance completion zsh
_memorydb_conformance_clause() { _memorydb_conformance_ask clause }
_memorydb_conformance_defect() { _memorydb_conformance_ask defect }
_memorydb_conformance_ask() {
  # The shell has not made a path of a tilde yet.
  local program=\${(Q)_memorydb_conformance_program}
  [[ $program == '~/'* ]] && program=$HOME/\${program[3,-1]}
  compadd -- \${(f)"$($program __complete $1 2>/dev/null)"}
}
_memorydb_conformance_command() {
  local -a commands=(${list(described)})
  _describe command commands
}
_memorydb_conformance() {
  local command=run _memorydb_conformance_program=$words[1]
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
    _memorydb_conformance_command
    return
  fi
  if [[ $words[2] != -* ]]; then
    command=$words[2]
    shift words
    ((CURRENT--))
  fi
  case $command in
${commands.map(([name, page]) => `    ${name}) _arguments ${specs(page)} ;;`).join('\n')}
    help) _memorydb_conformance_command ;;
  esac
}
if [[ $funcstack[1] == _memorydb_conformance ]]; then
  _memorydb_conformance "$@"
else
  compdef _memorydb_conformance memorydb-conformance
fi
`;
}

function specs({ flags, takes }: Page): string {
  const options = Object.entries(flags).map(([name, flag]) => option(name, flag));
  const places = takes.map(
    ({ name, completes }, index) => `${index + 1}:${name}:${action(completes)}`,
  );
  return [...options, ...places].map((spec) => `\\\n      ${quoted(spec)}`).join(' ');
}

function option(name: string, { type, multiple, value, about, completes }: Flag): string {
  const repeat = multiple ? '*' : '';
  const words = about.replaceAll(/[\\[\]:]/g, '\\$&');
  return type === 'boolean'
    ? `${repeat}--${name}[${words}]`
    : `${repeat}--${name}=[${words}]:${value ?? 'value'}:${action(completes)}`;
}

function action(completes: Completes | undefined): string {
  if (completes === undefined) return ' ';
  if (completes === 'file') return '_files';
  if (completes === 'folder') return '_files -/';
  return typeof completes === 'string'
    ? `_memorydb_conformance_${completes}`
    : `(${completes.join(' ')})`;
}
