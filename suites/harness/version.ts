import { readFileSync } from 'node:fs';

/** What is read of the package's own `package.json`. */
interface Manifest {
  name: string;
  version: string;
  peerDependencies: Record<string, string>;
}

/** The package's version. */
export function version(): string {
  return manifest().version;
}

/** The package's own `package.json`. */
export function manifest(): Manifest {
  // From dist/suites/cli in a package, from suites/cli in a checkout.
  for (const path of ['../../../package.json', '../../package.json']) {
    try {
      const own = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Manifest;
      if (own.name === 'memorydb-conformance') return own;
    } catch {
      // Not here: the other place.
    }
  }
  return { name: 'memorydb-conformance', version: 'unknown', peerDependencies: {} };
}
