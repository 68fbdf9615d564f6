import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newChance } from '../faults/plan.ts';
import { CREDENTIALS } from '../hostile/secrets.ts';
import { tryAnswer } from './answers.ts';
import { tryArguments } from './argv.ts';
import { makeFiles, tryFile } from './files.ts';

/** Tries random answers, files and arguments for so many seconds; says what is wrong with any. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
  });
  const first = Number(values.seed ?? Date.now() % 1_000_000_000);
  process.env['AWS_ACCESS_KEY_ID'] = CREDENTIALS.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = CREDENTIALS.secretAccessKey;
  process.env['AWS_SESSION_TOKEN'] = CREDENTIALS.sessionToken;
  const files = await makeFiles();
  const ways: Record<string, (seed: number) => Promise<string[]>> = {
    answers: tryAnswer,
    files: (seed) => tryFile(files, newChance(seed)),
    arguments: (seed) => tryArguments(newChance(seed)),
  };
  const end = performance.now() + Number(values.seconds) * 1000;
  const tried: Record<string, number> = {};
  let failures = 0;
  for (let seed = first; performance.now() < end; seed++) {
    for (const [name, way] of Object.entries(ways)) {
      if (performance.now() >= end) break;
      const wrong = await way(seed);
      tried[name] = (tried[name] ?? 0) + 1;
      if (wrong.length === 0) continue;
      failures++;
      process.stdout.write(`${name}, --seed ${seed}:\n  ${wrong.join('\n  ')}\n`);
    }
  }
  await files.server.close();
  rmSync(files.folder, { recursive: true, force: true });
  const counts = Object.entries(tried).map(([name, count]) => `${count} ${name}`);
  process.stdout.write(`${counts.join(', ')} from --seed ${first}: ${failures} wrong\n`);
  return failures > 0 ? 1 : 0;
}

process.exit(await main());
