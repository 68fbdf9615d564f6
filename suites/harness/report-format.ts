import { FORMATS, type Format, findFormat } from '../../reports/formats.ts';
import { UsageError } from './exit.ts';
import { suggest } from './flags.ts';

/** A report that a run is to write besides its own. */
export interface ReportTarget {
  format: Format;
  /** A path, or `-` for stdout. */
  file: string;
}

/**
 * Finds a format by its name.
 *
 * @param flag - the flag that named it, for the message
 * @throws UsageError with the nearest name, and all of them
 */
export function formatNamed(flag: string, name: string): Format {
  const format = findFormat(name);
  if (format) return format;
  const names = FORMATS.map((own) => own.name);
  throw new UsageError(
    `${flag}: no format ${JSON.stringify(name)}${suggest(name, names, '')} (there are ${names.join(', ')})`,
  );
}

/**
 * Reads the values of `--report`, each FORMAT=FILE.
 *
 * @throws UsageError for an unknown format, a missing file, or two reports for one place
 */
export function reportTargets(given: string[]): ReportTarget[] {
  const targets = given.map((value): ReportTarget => {
    const [name = '', file = ''] = value.split(/=(.*)/s);
    if (file === '') {
      throw new UsageError(`--report takes FORMAT=FILE, such as junit=junit.xml, not ${value}`);
    }
    return { format: formatNamed('--report takes FORMAT=FILE', name), file };
  });
  const files = targets.map(({ file }) => file);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`--report: two reports cannot both go to ${twice}`);
  return targets;
}
