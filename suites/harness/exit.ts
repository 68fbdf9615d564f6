export { EXIT } from '../model/exit-code.ts';

/** Something the user can put right. Its message says what to do. */
export class UsageError extends Error {}
