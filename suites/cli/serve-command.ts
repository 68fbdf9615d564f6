import { newFilter } from '../../fixtures/redact/filter.ts';
import { DEFECTS, findDefect } from '../../fixtures/reference/defects/index.ts';
import { startReference } from '../../fixtures/reference/server.ts';
import { strictFront } from '../../fixtures/strict/front.ts';
import { receivedReport } from '../../reports/received.ts';
import { EXIT, UsageError } from '../harness/exit.ts';
import { onlyOne, parseFlags, suggest, wholeNumber } from '../harness/flags.ts';
import { SERVE_FLAGS } from './pages/serve.ts';

/** `serve`: the reference endpoint, with or without a planted defect, until it is interrupted. */
export async function serveCommand(args: string[]): Promise<number> {
  const { flags } = parseFlags('serve', args, SERVE_FLAGS, 0);
  if (flags['list-defects']) {
    for (const { id, about } of DEFECTS) process.stdout.write(`${id}\n  ${about}\n`);
    return EXIT.conforms;
  }
  const wanted = onlyOne(flags, 'defect', 'serve plants one defect at a time');
  const defect = wanted === undefined ? undefined : findDefect(wanted);
  if (wanted !== undefined && !defect) {
    const near = suggest(
      wanted,
      DEFECTS.map(({ id }) => id),
      '',
    );
    throw new UsageError(`no defect ${wanted}${near} (serve --list-defects shows all)`);
  }
  const strict = Boolean(flags['strict']);
  const redact = newFilter([]).text;
  const front = strictFront(strict, redact);
  const port = wholeNumber('--port', flags['port'] ?? '4510', 0, 65_535);
  const reference = await startReference({
    port,
    region: (flags['region'] as string | undefined) ?? 'us-east-1',
    settleMs: wholeNumber('--settle', flags['settle'] ?? '20', 0, 3_600_000),
    front,
    ...(defect && { defect }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `cannot listen on port ${port} (${error.code}); choose another with --port`,
    );
  });
  const what = defect
    ? `the reference endpoint with the defect ${defect.id}`
    : 'the reference endpoint';
  process.stdout.write(`${what} listens at ${reference.url}\n`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await reference.close();
  if (!strict) return EXIT.conforms;
  process.stdout.write(redact(receivedReport(front.received)));
  const broken = front.received.violations.some(({ clause }) => clause.level === 'MUST');
  return broken ? EXIT.doesNotConform : EXIT.conforms;
}
