/** One run of the suite to prove its power with. */
export interface Job {
  /**
   * A defect of the default run or a generated one, an innocent of the default run or, `everywhere`,
   * of all operations.
   */
  kind: 'reference' | 'defect' | 'generated' | 'innocent' | 'everywhere';
  /** Id of the defect or innocent; `reference` for neither. */
  id: string;
  seed: number;
  /** Run a defect to its end, and its smallest case once more; else the run ends at detection. */
  whole: boolean;
}

/** What came of it. */
export interface Proof extends Job {
  /** Clauses that ought to have broken and did not, or whose smallest case breaks nothing again. */
  missed: string[];
  /** Clauses that broke and ought not. */
  blamed: string[];
  /** Requests until the meant clause was first seen broken; null where that is not the point. */
  spent: number | null;
  /** Requests of the whole job. */
  requests: number;
}
