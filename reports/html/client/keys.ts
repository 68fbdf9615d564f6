/** The keyboard: `/` to the search, `j` and `k` or the arrows from clause to clause. */
export function keys(): void {
  const search = document.querySelector<HTMLInputElement>('#search');
  const headings = () =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.clause:not([hidden], .passes:not([open]) .clause)',
      ),
    ].flatMap((clause) => {
      const heading = clause.querySelector<HTMLElement>('summary, th a');
      return heading ? [heading] : [];
    });
  const move = (by: number): boolean => {
    const all = headings();
    const active = document.activeElement;
    const within = active?.closest('.clause');
    const at = all.findIndex((heading) => within?.contains(heading));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    next?.focus();
    return next !== undefined;
  };
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLElement)) return;
    if (target === search && search) {
      if (key === 'Escape' && search.value !== '') {
        search.value = '';
        search.dispatchEvent(new Event('input', { bubbles: true }));
        event.preventDefault();
      } else if (key === 'Enter' || key === 'ArrowDown') {
        move(1);
        event.preventDefault();
      }
      return;
    }
    if (target.closest('input, select, textarea')) return;
    const onClause = target.matches('.clause > summary, .clause th a');
    if (key === '/') search?.focus();
    else if (key === 'j' || (key === 'ArrowDown' && onClause)) move(1);
    else if (key === 'k' || (key === 'ArrowUp' && onClause)) move(-1);
    else return;
    event.preventDefault();
  });
}
