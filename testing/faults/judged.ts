import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord } from '../../suites/harness/files.ts';
import { call } from '../call.ts';
import { CREDENTIALS } from '../hostile/secrets.ts';
import { plant } from '../odd/foreign.ts';
import { startOdd } from '../odd/server.ts';
import { startFaulty } from './endpoint.ts';
import { aFolder } from './folder.ts';
import type { Planned } from './plan.ts';

/** No run takes longer, whatever an endpoint does: the test has few clauses and short patience. */
const LONGEST_MS = 45_000;

const SELECT = [
  'CopySnapshot/input/KmsKeyId',
  'CopySnapshot/input/TargetSnapshotName/required',
  'CopySnapshot/state/read-by-name',
  'CopySnapshot/output/Snapshot/Status',
  'aws-json-1.1/error',
];
const FLAGS = ['--runs', '1', '--timeout', '400', '--settle', '300', '--quiet', '--seed', '1'];

/**
 * Runs the suite on an endpoint with one fault, and holds it to what must be true whatever happens.
 *
 * @returns what is not; nothing where all is
 */
export async function judge(planned: Planned, seed: number): Promise<string[]> {
  const server = await startOdd({ settleMs: 0 });
  plant(server.store, 2, 'theirs-');
  const foreign = server.store.text().split('\n');
  const faulty = await startFaulty(server.url, planned, seed);
  const out = aFolder();
  const select = SELECT.flatMap((own) => ['--select', own]);
  const started = performance.now();
  const args = ['run', '--endpoint', faulty.url, '--out', out, ...FLAGS, ...select];
  const { code, stdout, stderr } = await call(args);
  const ms = performance.now() - started;
  await faulty.close();
  const now = server.store.text().split('\n');
  await server.close();

  const wrong: string[] = [];
  const path = join(out, 'run.jsonl');
  const events = existsSync(path) ? readRecord(path) : [];
  const footer = events.at(-1);
  if (footer?.kind !== 'footer') wrong.push(`the record has no end: ${stderr.slice(0, 300)}`);
  else if (footer.exitCode !== code) wrong.push(`exit ${code}, the record says ${footer.exitCode}`);
  if (![0, 1, 3].includes(code)) wrong.push(`exit ${code}: ${stderr.slice(0, 300)}`);
  if (foreign.some((thing) => !now.includes(thing))) wrong.push('something foreign is gone');

  const told = JSON.stringify(events.filter(({ kind }) => kind === 'notice'));
  const left = now.filter((thing) => thing !== '' && !foreign.includes(thing));
  for (const thing of left) {
    const { kind, name } = JSON.parse(thing) as { kind: string; name: string };
    if (!told.includes(name)) wrong.push(`${kind} ${name} is left, and not told`);
  }
  if (left.length > 0 && code === 0) wrong.push('something is left, and the exit code is 0');

  const files = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
  const all = [stdout, stderr, ...files].join('\n');
  for (const [name, secret] of Object.entries(CREDENTIALS)) {
    const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
    if (forms.some((form) => all.includes(form))) wrong.push(`the ${name} is told`);
  }
  if (ms > LONGEST_MS) wrong.push(`it took ${Math.round(ms)} ms`);

  const blamed = events.flatMap((event) =>
    event.kind === 'clause' && event.verdict === 'fail' ? [event.clause.id] : [],
  );
  const isOnce = planned.when === 'at once' || planned.when === 'once in the middle';
  const isFree = isOnce || planned.fault.innocent;
  // What comes again and again is what the endpoint does: its form may be blamed.
  const isOfForm = (clause: string) => /\/served$|^aws-json-1\.1\//.test(clause);
  const innocent = blamed.filter((clause) => isOnce || !isOfForm(clause));
  if (isFree && innocent.length > 0) wrong.push(`blamed: ${innocent.join(' ')}`);
  rmSync(out, { recursive: true, force: true });
  return wrong;
}
