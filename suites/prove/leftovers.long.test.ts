import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Defect } from '../../fixtures/reference/defect.ts';
import { startReference } from '../../fixtures/reference/server.ts';

/** The program as a process, with the event loop free for the endpoint in this one. */
async function leftoversOn(
  defect: Partial<Defect>,
): Promise<{ code: number | null; text: string }> {
  const own = { id: 'own', clause: '', about: '', ...defect };
  const reference = await startReference({ settleMs: 5, defect: own });
  const child = spawn(process.execPath, ['dist/suites/prove/leftovers.js', reference.url]);
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  await reference.close();
  return { code, text };
}

test('all that a killed run left is gone, and a bystander keeps what is theirs', async () => {
  const { code, text } = await leftoversOn({});

  expect(text).toMatch(
    /^cleanup: all \d+ things .+ bystander-shared-cluster and bystander-shared-snapshot are not$/m,
  );
  expect(code).toBe(0);
});

test('an endpoint that says that it deletes, and does not, is seen by the clean-up itself', async () => {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1' };
  const { code, text } = await leftoversOn({
    intercept: ({ target }) =>
      target?.endsWith('.DeleteSnapshot') ? { status: 200, headers, body: {} } : undefined,
  });

  expect(text).toMatch(/^cleanup: it ended with exit code 3$/m);
  expect(code).toBe(1);
});

test('so is one that deletes what belongs to somebody else', async () => {
  const { code, text } = await leftoversOn({
    alterAll(reply, { target }, world) {
      if (target?.endsWith('.DeleteSnapshot')) world.snapshots.delete('bystander-shared-snapshot');
      return reply;
    },
  });

  expect(text).toMatch(/"theirs":\["bystander-shared-cluster"\]/);
  expect(code).toBe(1);
});

test('where nothing can be made, it says so and blames nobody', async () => {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1' };
  const body = { __type: 'UnknownOperationException' };
  const { code, text } = await leftoversOn({
    intercept: ({ target }) =>
      target?.endsWith('.CreateCluster') ? { status: 400, headers, body } : undefined,
  });

  expect(text).toMatch(/^cleanup: not shown, since nothing can be made here/);
  expect(code).toBe(0);
});
