/** Account ids that belong to nobody: the emulators' and the documentation's. */
export const NOBODY: ReadonlySet<string> = new Set([
  '000000000000',
  '123456789012',
  '111122223333',
  '444455556666',
  '999999999999',
]);
