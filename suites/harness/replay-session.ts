import type { Cassette } from '../../fixtures/cassette/cassette.ts';
import { newFilter } from '../../fixtures/redact/filter.ts';
import { openReplay, type Replay } from '../../fixtures/replay.ts';
import { loadContract } from '../../specs/load.ts';
import { openTransport } from '../probe/transport.ts';
import { PREFLIGHT } from '../run/preflight.ts';
import { WATCHDOG } from '../run/watchdog.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';

/** Opens the way to a cassette: the transport is the real one, and nothing waits. */
export async function openReplaySession(
  { header, exchanges, ...rest }: Cassette,
  { concurrency }: Settings,
): Promise<{ session: Session; replay: Replay }> {
  const replay = await openReplay({ header, exchanges, ...rest }, { [WATCHDOG]: PREFLIGHT });
  const transport = openTransport({
    endpoint: replay.endpoint,
    service: loadContract().service.signingName,
    region: header.region,
    credentials: { accessKeyId: 'replay', secretAccessKey: 'replay' },
    concurrency,
    // Time-outs come from the cassette; a machine that is busy must add none.
    timeoutMs: 600_000,
    maxBytes: 8 * 1024 * 1024,
    sleep: async () => {},
    tap: replay.tap,
  });
  const session: Session = {
    transport,
    label: header.endpoint,
    recorded: header.recorded,
    seed: header.seed,
    prefix: header.prefix,
    hooks: replay.hooks,
    filter: newFilter([]),
    secrets: [],
    isAws: false,
    patience: { ...header.patience, sleep: async () => {} },
    async close() {
      transport.close();
      replay.close();
    },
  };
  return { session, replay };
}
