import { EXIT } from '../harness/exit.ts';

/** The words of each kind, loaded when a shell asks for them. */
const WORDS: Record<string, () => Promise<string[]>> = {
  clause: async () => (await import('./completion/selectors.ts')).selectors(),
  defect: async () =>
    (await import('../../fixtures/reference/defects/index.ts')).DEFECTS.map(({ id }) => id),
};

/**
 * `__complete KIND`: what a completion script offers in one place, a word a line. A kind that is not
 * known, as a script of another version may ask for, has no words: a shell has no place for an error.
 */
export async function completeCommand([kind = '']: string[]): Promise<number> {
  const words = Object.hasOwn(WORDS, kind) ? ((await WORDS[kind]?.()) ?? []) : [];
  process.stdout.write(words.map((word) => `${word}\n`).join(''));
  return EXIT.conforms;
}
