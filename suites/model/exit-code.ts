/** How a run ends for whoever started it. */
export const EXIT = {
  conforms: 0,
  doesNotConform: 1,
  usage: 2,
  nothingTested: 3,
  ownFault: 4,
  interrupted: 130,
} as const;
