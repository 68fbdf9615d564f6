import { rmSync } from 'node:fs';
import { RUN_FLAGS } from '../../suites/harness/run-flags.ts';
import { call } from '../call.ts';
import { aFolder } from '../faults/folder.ts';
import { mutated } from './mutate.ts';

const COMMANDS = [
  'run',
  'list',
  'report',
  'repro',
  'cleanup',
  'compare',
  'completion',
  'explain',
  '',
];
const VALUES = [
  '1',
  '-1',
  '0',
  'x',
  '',
  'a=b',
  '=',
  'http://a:b@c',
  '1e9',
  '\u0000',
  'CopySnapshot',
  '💥',
];

/** Gives the command line arguments that nobody means; none may be more than a mistake of usage. */
export async function tryArguments(chance: () => number): Promise<string[]> {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const flags = Object.keys(RUN_FLAGS).filter((name) => name !== 'update-baseline');
  const args = [pick(COMMANDS)];
  for (let n = Math.floor(chance() * 4); n >= 0; n--) {
    args.push(chance() < 0.8 ? `--${pick(flags)}` : mutated(`--${pick(flags)}`, chance));
    if (chance() < 0.7) args.push(pick(VALUES));
  }
  const out = aFolder();
  // Nothing is asked of anybody: whatever else is named, nobody listens there.
  const quiet = ['--endpoint', 'http://127.0.0.1:9', '--timeout', '200', '--out', out];
  const all = args[0] === 'run' || args[0] === '' ? [...args, ...quiet] : args;
  const { code, stderr } = await call(all);
  rmSync(out, { recursive: true, force: true });
  const isOwn = code === 4 || /fault of the suite/.test(stderr);
  return isOwn ? [`${JSON.stringify(all)}: exit ${code}: ${stderr.slice(0, 400)}`] : [];
}
