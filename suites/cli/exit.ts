/** How the command line ends. */
export const EXIT = {
  conforms: 0,
  doesNotConform: 1,
  usage: 2,
  nothingTested: 3,
  ownFault: 4,
  interrupted: 130,
} as const;

/** Something the user can put right. Its message says what to do. */
export class UsageError extends Error {}
