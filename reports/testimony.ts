import type { Testimony } from '../suites/model/testimony.ts';
import { brief } from './escape.ts';
import { quote } from './quote.ts';

/** So many disagreements are shown; the rest are like them. */
const MOST = 5;

/** What the SDK read in a run's answers, against what the judge read. */
export function testimonyLines({ exchanges, disagreements }: Testimony): string[] {
  const agreed = exchanges - disagreements.length;
  const head = `The SDK for JavaScript read ${agreed} of ${exchanges} sampled answers as this suite did.`;
  // A place that is read otherwise is so in every answer: once is enough.
  const places = new Set(
    disagreements.map(({ operation, at, judge, sdk }) =>
      brief(`  ${operation} ${at}: ${quote(judge)} here, ${quote(sdk)} in the SDK`),
    ),
  );
  return [head, ...[...places].slice(0, MOST)];
}
