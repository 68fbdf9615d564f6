import type { Completes } from '../../harness/flags.ts';
import { type Commands, quoted, valuedFlags } from './vocabulary.ts';

/** The completion for bash, from 3.2 on, which macOS still has. */
export function bash(commands: Commands): string {
  const names = commands.map(([name]) => name);
  const valued = valuedFlags(commands);
  const values = [...new Set(valued.map(([, flag]) => flag))];
  const flagsOf = commands.map(([name, { flags }]) => {
    const all = Object.keys(flags).map((flag) => `--${flag}`);
    return `    ${name}) flags=${quoted(all.join(' '))} ;;`;
  });
  const kinds = valued.map(
    ([command, flag, completes]) => `    ${quoted(`${command} ${flag}`)}) ${offer(completes)} ;;`,
  );
  const places = commands.flatMap(([name, { takes }]) =>
    takes.map(
      ({ completes }, index) => `    ${quoted(`${name} ${index}`)}) ${offer(completes)} ;;`,
    ),
  );
  return `# Completion of memorydb-conformance for bash; made by: memorydb-conformance completion bash
_memorydb_conformance() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=run
  local first=1 place=0 sign= index word flags= kind= words=
  # The shell has not made a path of a tilde yet.
  local program=\${COMP_WORDS[0]}
  [[ $program == '~/'* ]] && program=$HOME/\${program:2}
  # bash takes --flag=value and FORMAT=FILE apart at the sign.
  if [[ $cur == '=' ]]; then
    sign=1 cur=
  elif [[ $prev == '=' ]]; then
    sign=1 prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD > 1)) && [[ \${COMP_WORDS[1]} != -* ]]; then
    command=\${COMP_WORDS[1]}
    first=2
  fi
  case $command in
${flagsOf.join('\n')}
  esac
  for ((index = first; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    case $word in
      ${values.join('|')})
        ((index++))
        [[ \${COMP_WORDS[index]} == '=' ]] && ((index++))
        ;;
      -*) ;;
      *) ((place++)) ;;
    esac
  done
  case "$command $prev" in
${kinds.join('\n')}
    *)
      if [[ -n $sign ]]; then
        kind=file
      elif [[ $cur == -* ]]; then
        words=$flags
      elif ((COMP_CWORD == 1)) || [[ $command == help ]]; then
        words=${quoted(`${names.join(' ')} help`)}
      else
        case "$command $place" in
${places.map((line) => `    ${line}`).join('\n')}
        esac
      fi
      ;;
  esac
  case $kind in
    clause | defect) words=$("$program" __complete $kind 2>/dev/null) ;;
    command) words=${quoted(names.join(' '))} ;;
  esac
  local IFS=$'\\n'
  case $kind in
    file | folder)
      [[ $kind == file ]] && COMPREPLY=($(compgen -f -- "$cur")) || COMPREPLY=($(compgen -d -- "$cur"))
      type compopt &>/dev/null && compopt -o filenames
      ;;
    *)
      COMPREPLY=($(IFS=$' \\n'; compgen -W "$words" -- "$cur"))
      # A word that ends in = waits for its value.
      [[ \${COMPREPLY[0]-} == *= ]] && type compopt &>/dev/null && compopt -o nospace
      ;;
  esac
  return 0
}
complete -F _memorydb_conformance memorydb-conformance
`;
}

/** What to offer, as an assignment. */
function offer(completes: Completes | undefined): string {
  if (completes === undefined) return 'kind=none';
  return typeof completes === 'string'
    ? `kind=${completes}`
    : `words=${quoted(completes.join(' '))}`;
}
