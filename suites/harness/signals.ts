import { EXIT } from './exit.ts';

/** What ends a run in order: Ctrl-C, whoever manages processes, and a terminal that is closed. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal asks the run to end in order, with its record and its clean-up; the second ends it at once. */
export function stopOnSignals(): { requested(): boolean; done(): void } {
  let requested = false;
  const onSignal = () => {
    if (requested) process.exit(EXIT.interrupted);
    requested = true;
    process.stderr.write(
      '\nmemorydb-conformance: ending; deleting what was created (again to stop at once)\n',
    );
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    requested: () => requested,
    done() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
