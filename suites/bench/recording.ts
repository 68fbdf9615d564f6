import { cassetteText } from '../../fixtures/cassette/write.ts';
import { newRecorder } from '../../fixtures/record.ts';
import { headerFor } from '../../testing/tape.ts';
import { median, range } from '../prove/figures.ts';
import { suiteLeg } from './suite-leg.ts';

/** The least that the rate of a run which is recorded may be, as a part of one that is not. */
const FLOOR = 0.9;
const AT_ONCE = 16;

/**
 * The probe rate with a recorder as a part of the rate without, side by side; and how long it then
 * takes to write the cassette down, redaction included, which no probe waits for.
 *
 * @param onFresh - hands the URL of an endpoint that was just started to a measurement
 */
export async function recordingLine(
  folder: string,
  rounds: number,
  onFresh: <T>(measure: (url: string) => Promise<T>) => Promise<T>,
): Promise<{ line: string; enough: boolean }> {
  const ratios: number[] = [];
  const pauses: number[] = [];
  let exchanges = 0;
  for (let round = 0; round <= rounds; round++) {
    const from = Date.now() / 1000;
    const recorder = newRecorder(['cleaning up'], ['guard']);
    const legs = { with: 0, without: 0 };
    // Whichever is first has the colder machine: they take turns.
    const order = round % 2 === 0 ? (['with', 'without'] as const) : (['without', 'with'] as const);
    for (const leg of order) {
      const how = { concurrency: AT_ONCE, folder, ...(leg === 'with' && { tap: recorder.tap }) };
      const { rate } = await onFresh((url) => suiteLeg(url, how));
      legs[leg] = rate;
    }
    const { counted, ...seen } = recorder.seen();
    const started = performance.now();
    const cleaned = { requests: counted, left: [] };
    const cassette = { header: headerFor('reference'), ...seen, cleaned, clauses: {} };
    const written = cassetteText(cassette, { from, to: Date.now() / 1000 }, []);
    if (!written.ok) throw new Error('the recording must be one that can be written');
    // The first round only warms up.
    if (round === 0) continue;
    pauses.push(performance.now() - started);
    ratios.push(legs.with / legs.without);
    exchanges = seen.exchanges.length;
  }
  const enough = median(ratios) >= FLOOR;
  const line =
    `  recorded     ratio ${median(ratios).toFixed(2)} (${range(ratios)})   ` +
    `to the same run without   ${exchanges} exchanges written in ${Math.round(median(pauses))} ms   ` +
    `${enough ? 'at least' : 'BELOW'} ${FLOOR}\n`;
  return { line, enough };
}
