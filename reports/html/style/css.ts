/** Marks a text as CSS, which the linter then formats and checks. */
export function css(strings: TemplateStringsArray): string {
  return strings.join('');
}
