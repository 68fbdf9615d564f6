import { EXIT } from '../harness/exit.ts';

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
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    requested: () => requested,
    done: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
