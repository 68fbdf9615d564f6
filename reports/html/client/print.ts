/** On paper every broken clause is open, as it cannot be opened there. */
export function print(): void {
  const opened = new Set<HTMLDetailsElement>();
  addEventListener('beforeprint', () => {
    const broken = document.querySelectorAll<HTMLDetailsElement>(
      'details.clause:is([data-verdict="fail"], [data-verdict="warn"], [data-verdict="error"]):not([open], [hidden])',
    );
    for (const clause of broken) {
      opened.add(clause);
      clause.open = true;
    }
  });
  addEventListener('afterprint', () => {
    for (const clause of opened) clause.open = false;
    opened.clear();
  });
}
