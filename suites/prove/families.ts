/** What a difference of form could touch: everything but the long games with the namespace. */
export const FORM = ['implemented', 'input', 'output', 'faults', 'effects', 'state', 'tags', 'kms']
  .map((family) => `CopySnapshot/${family}`)
  .concat('aws-json-1.1');
