import type { Progress } from '../run/options.ts';

/** Between two plain lines, in milliseconds, where there is no line to write over. */
const PLAIN_PAUSE = 2_000;
const LIVE_PAUSE = 80;

/** Shows how far a run has come: one line written over on a terminal, now and then a line elsewhere. */
export function progressLine(
  stream: NodeJS.WriteStream,
  quiet: boolean,
): { show(progress: Progress): void; clear(): void } {
  if (quiet) return { show() {}, clear() {} };
  const live = Boolean(stream.isTTY) && process.env['TERM'] !== 'dumb';
  let last = live ? 0 : performance.now();
  let written = false;
  let stage = '';
  return {
    show(progress) {
      const now = performance.now();
      const fresh = progress.stage !== stage;
      if (!fresh && now - last < (live ? LIVE_PAUSE : PLAIN_PAUSE)) return;
      stage = progress.stage;
      last = now;
      const text = words(progress);
      stream.write(live ? `\r\u001b[2K${text}` : `${text}\n`);
      written = live;
    },
    clear() {
      if (written) stream.write('\r\u001b[2K');
    },
  };
}

function words({ stage, done, total, requests }: Progress): string {
  const part = total > 0 && done > 0 ? ` ${done} of ${total}` : '';
  return `${stage}${part} … ${requests} requests`;
}
