import { appendFileSync } from 'node:fs';
import { loadContract } from '../../specs/load.ts';
import { loadResources } from '../../specs/resources.ts';
import { clientOf } from '../arrange/client.ts';
import { newJournal } from '../arrange/journal.ts';
import { settle } from '../arrange/settle.ts';
import { newWorld } from '../arrange/world.ts';
import { loopback } from './harness.ts';

/** Nobody waits for a process that was forgotten. */
const MOST = 200;

/**
 * Arranges a source as a run does, then one snapshot after the other, until it is killed:
 * `node abandon.js URL JOURNAL PREFIX`. Says the name of each as soon as it is there.
 */
async function main([url = '', path = '', prefix = '']: string[]): Promise<number> {
  const heading = { endpoint: url, region: 'us-east-1', prefix };
  appendFileSync(path, `${JSON.stringify(heading)}\n`);
  const journal = newJournal((line) => appendFileSync(path, line));
  const { transport, patience } = loopback(url);
  const client = clientOf(loadContract().service, transport, 'abandon');
  const resources = loadResources();
  const { snapshot } = resources;
  const about = { resources, client, journal, patience, prefix };
  const world = newWorld({ ...about, before: {}, given: {}, members: {}, mostAlive: MOST });
  const source = await world.supply('snapshot');
  if (!source.ok || !snapshot) {
    process.stderr.write(`${JSON.stringify(source)}\n`);
    return 1;
  }
  for (let count = 0; count < MOST; count++) {
    const name = `${prefix}more-${count}`;
    journal.create({ kind: 'snapshot', name });
    await client('CreateSnapshot', { ClusterName: world.nameOf('cluster'), SnapshotName: name });
    await settle(client, snapshot, name, patience, true);
    process.stdout.write(`${name}\n`);
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
