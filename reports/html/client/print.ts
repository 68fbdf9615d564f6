/** On paper every broken clause is open, as it cannot be opened there. */
export function print(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    const broken = document.querySelectorAll<HTMLDetailsElement>(
      'details.clause:is([data-verdict="fail"], [data-verdict="warn"], [data-verdict="error"]):not([open], [hidden])',
    );
    opened = [...broken];
    for (const clause of opened) clause.open = true;
  });
  addEventListener('afterprint', () => {
    for (const clause of opened) clause.open = false;
  });
}
