/** Colour where a person looks, unless NO_COLOR says otherwise. */
export function usesColor(): boolean {
  return (
    Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
  );
}
