import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts the reference endpoint in a process of its own; nothing takes time to settle there. */
export async function serveReference(): Promise<{ url: string; stop(): Promise<void> }> {
  const program = fileURLToPath(new URL('../cli/main.js', import.meta.url));
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--settle', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8');
  const [line] = (await once(child.stdout, 'data')) as [string];
  const url = /http:\S+/.exec(line)?.[0];
  if (!url) throw new Error(`the reference endpoint did not start: ${line}`);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
