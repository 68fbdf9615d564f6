import type { Completes, FlagTable } from '../../harness/flags.ts';

/** The manual page of one command, as data: the help prints it, the completion reads it. */
export interface Page {
  /** Half a line for the overview. */
  brief: string;
  /** What it takes beside flags, in order. */
  takes: { name: string; completes: Completes; about: string; several?: boolean }[];
  /** Paragraphs. */
  description: string[];
  flags: FlagTable;
  /** What its exit codes mean. */
  exits: [code: number, meaning: string][];
  /** The formats that it knows. */
  formats?: [name: string, about: string][];
  /** What it answers over HTTP beside the API. */
  http?: [request: string, about: string][];
  files?: [path: string, about: string][];
  environment?: [name: string, about: string][];
  /** Lines for a shell, without the prompt; each is parsed by a test. */
  examples: [about: string, line: string][];
}
