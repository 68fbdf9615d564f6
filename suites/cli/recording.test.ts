import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startCli } from '../../testing/child.ts';
import { endpoint } from '../../testing/endpoint.ts';
import { freshFolder } from '../../testing/folder.ts';
import { operationOf } from '../../testing/hostile/peer.ts';
import { startProxy } from '../../testing/hostile/proxy.ts';
import { quietRun as run } from '../../testing/quiet-run.ts';

describe('a recording that does not come to its end leaves an earlier file as it was', () => {
  const earlier = join(freshFolder(), 'earlier.jsonl');

  test('interrupted', async () => {
    writeFileSync(earlier, 'what was there');
    const served = await endpoint();
    const args = [
      'run',
      '--endpoint',
      served.url,
      '--runs',
      '20',
      '--select',
      'CopySnapshot',
      '--out',
      freshFolder(),
    ];
    const child = startCli([...args, '--record', earlier]);
    await child.says('probing');
    child.process.kill('SIGINT');
    const { code, stderr } = await child.ended;
    await served.close();

    expect(code).toBe(130);
    expect(stderr).toContain(
      `nothing is recorded, since the run did not come to its end; ${earlier}`,
    );
    expect(readFileSync(earlier, 'utf8')).toBe('what was there');
  });

  test('with the endpoint lost, or not there at all', async () => {
    writeFileSync(earlier, 'what was there');
    const served = await endpoint();
    let asked = 0;
    const dying = await startProxy(served.url, () => (++asked > 40 ? 'silence' : 'pass'));
    const lost = await run('--endpoint', dying.url, '--timeout', '150', '--record', earlier);
    await dying.close();
    await served.close();
    const none = await run('--endpoint', dying.url, '--record', earlier);

    for (const { stderr } of [lost, none]) expect(stderr).toContain('nothing is recorded');
    expect(lost.stdout).toContain('the endpoint stopped answering');
    expect(none.code).toBe(3);
    expect(readFileSync(earlier, 'utf8')).toBe('what was there');
  });

  test('with something that may be a secret, which is named', async () => {
    writeFileSync(earlier, 'what was there');
    const served = await endpoint();
    const peer = await startProxy(served.url, (asked) =>
      operationOf(asked) === 'DescribeSnapshots' && /MaxResults/.test(String(asked.body))
        ? { status: 200, body: '{"Snapshots":[{"Owner":"me"}]}', headers: { 'X-Own': 'a' } }
        : 'pass',
    );
    const args = [
      '--endpoint',
      peer.url,
      '--select',
      'CopySnapshot/input/KmsKeyId/maxLength',
      '--record',
      earlier,
    ];
    const refused = await run(...args);
    const before = readFileSync(earlier, 'utf8');
    const allow = (place: string) => ['--allow-recording', `DescribeSnapshots response ${place}`];
    const allowed = await run(
      ...args,
      ...allow('header X-Own'),
      ...allow('body Snapshots[].Owner'),
    );
    await peer.close();
    await served.close();

    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('\n  DescribeSnapshots response header X-Own: ');
    expect(refused.stderr).toContain('\n  DescribeSnapshots response body Snapshots[0].Owner: ');
    expect(before).toBe('what was there');
    expect(allowed.stderr).toContain('exchanges are recorded');
    expect(readFileSync(earlier, 'utf8')).toContain('"X-Own"');
  });
});
