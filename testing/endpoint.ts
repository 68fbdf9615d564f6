import { findDefect } from '../fixtures/reference/defects/index.ts';
import { startReference } from '../fixtures/reference/server.ts';

/** The reference endpoint in this process. */
export interface Endpoint {
  url: string;
  close(): Promise<void>;
}

/**
 * Starts the reference endpoint, with a defect where one is named.
 *
 * @throws Error for a defect that there is not: the test would be one of a healthy endpoint
 */
export async function endpoint(defect?: string): Promise<Endpoint> {
  const planted = defect === undefined ? undefined : findDefect(defect);
  if (defect !== undefined && !planted) throw new Error(`no defect ${defect}`);
  const { url, close } = await startReference({
    settleMs: 0,
    ...(planted && { defect: planted }),
  });
  return { url, close };
}
