import { expect, test } from 'vitest';
import { cli, serve } from '../../testing/child.ts';
import { freshFolder } from '../../testing/folder.ts';

/** Makes requests of node:http that nothing ever becomes of, and that keep no process alive. */
const LOST_REQUESTS = `
  import { EventEmitter } from 'node:events';
  import http from 'node:http';
  http.request = () => Object.assign(new EventEmitter(), { end() {}, destroy() {} });
`;

test('a process that ends before its work is done says so, and exits with 4', async () => {
  const served = await serve();
  const lost = `--import=data:text/javascript,${encodeURIComponent(LOST_REQUESTS)}`;
  const args = ['run', '--endpoint', served.url, '--quiet', '--out', freshFolder()];

  const { code, stderr } = await cli(args, { NODE_OPTIONS: lost });

  await served.close();
  expect(stderr).toContain('a fault of the suite itself: it ended too early');
  expect(code).toBe(4);
});
