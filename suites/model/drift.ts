/** What two recordings of an endpoint say differently. */
export interface Drift {
  /** Where and when each was recorded. */
  old: Recording;
  new: Recording;
  /** Requests that both made and that were answered differently, in the order of the recording. */
  changed: Difference[];
  /** Requests that only one of them made. */
  added: Asked[];
  removed: Asked[];
  /** Exchanges that say the same. */
  same: number;
}

interface Recording {
  endpoint: string;
  recorded: string;
  seed: number;
}

/** A request of an experiment. */
export interface Asked {
  experiment: string;
  /** The clause that the experiment is about. */
  clause: string;
  operation: string;
  body: string;
}

/** A request that was answered differently. */
export interface Difference extends Asked {
  changes: Change[];
  /** Other requests were under way: which one came first may be chance. */
  atOnce: boolean;
}

/** One difference between two answers; null where there is nothing. */
export interface Change {
  /** `status`, `failure`, `header NAME`, `body` or `body PATH`. */
  at: string;
  old: string | null;
  new: string | null;
}
