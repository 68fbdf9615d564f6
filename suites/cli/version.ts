import { readFileSync } from 'node:fs';

/** The package's version. */
export function version(): string {
  // From dist/suites/cli in a package, from suites/cli in a checkout.
  for (const path of ['../../../package.json', '../../package.json']) {
    try {
      const own = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (own.name === 'memorydb-conformance') return own.version;
    } catch {
      // Not here: the other place.
    }
  }
  return 'unknown';
}
