/** The filters in the page's address, after the clause: `#CLAUSE?verdict=fail+warn&q=tags`. */
export function address(): void {
  const form = document.querySelector<HTMLFormElement>('.toolbar');
  if (!form) return;
  const chips = [...form.querySelectorAll<HTMLElement>('[data-verdict-chip]')];
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[id]')].filter(
    (field) => field.matches('input, select'),
  );
  /** What a field holds in a page that is new. */
  const firstOf = (field: HTMLInputElement | HTMLSelectElement): string =>
    field instanceof HTMLInputElement
      ? field.defaultValue
      : ([...field.options].find((own) => own.defaultSelected)?.value ?? '');

  const write = () => {
    const asked = new URLSearchParams();
    const verdicts = chips.flatMap((chip) =>
      chip.ariaPressed === 'true' ? [chip.dataset['verdictChip'] ?? ''] : [],
    );
    if (verdicts.length > 0) asked.set('verdict', verdicts.join(' '));
    for (const field of fields) {
      if (field.value !== firstOf(field)) asked.set(field.id, field.value);
    }
    const [clause = ''] = location.hash.split('?');
    const query = String(asked).replaceAll('%2F', '/');
    const hash = query ? `${clause || '#'}?${query}` : clause.replace(/^#$/, '');
    if (hash === location.hash) return;
    try {
      history.replaceState(null, '', hash || location.pathname + location.search);
    } catch {
      // Forbidden in some frames, and where it is done too often: the address stays as it is.
    }
  };

  const read = () => {
    const [, query] = location.hash.split('?');
    // A link to a clause says nothing of filters: they stay.
    if (query === undefined) return write();
    const asked = new URLSearchParams(query);
    const verdicts = (asked.get('verdict') ?? '').split(' ');
    for (const chip of chips) {
      chip.ariaPressed = String(verdicts.includes(chip.dataset['verdictChip'] ?? ''));
    }
    for (const field of fields) {
      field.value = asked.get(field.id) ?? firstOf(field);
      // An option that this page does not have.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    form.dispatchEvent(new Event('input'));
  };

  document.addEventListener('filtered', write);
  addEventListener('hashchange', read);
  read();
  // Who sent filters and no clause means the list.
  if (location.hash.startsWith('#?')) {
    addEventListener('load', () => document.querySelector('#clauses')?.scrollIntoView());
  }
}
