import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one try: whoever takes it deletes it, for no test runner is there to do so. */
export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'memorydb-conformance-'));
