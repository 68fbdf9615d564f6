/** The filters of a list of clauses: verdicts, level, family, words, and what differs. */
export function filter(): void {
  const chips = [...document.querySelectorAll<HTMLElement>('[data-verdict-chip]')];
  const search = document.querySelector<HTMLInputElement>('#search');
  const level = document.querySelector<HTMLSelectElement>('#level');
  const family = document.querySelector<HTMLSelectElement>('#family');
  const kind = document.querySelector<HTMLSelectElement>('#kind');
  const shown = document.querySelector('#shown');
  const none = document.querySelector<HTMLElement>('#none');
  const clear = document.querySelector<HTMLElement>('#clear');
  const clauses = [...document.querySelectorAll<HTMLElement>('.clause')];
  if (!search || !level || !family || !shown || !none || !clear) return;
  const words = new Map<HTMLElement, string>();
  const textOf = (clause: HTMLElement): string => {
    // What was unpacked is not searched: it would make the answer depend on what was opened.
    const known = words.get(clause) ?? `${clause.id} ${clause.textContent}`.toLowerCase();
    words.set(clause, known);
    return known;
  };
  for (const clause of clauses) textOf(clause);
  const pressed = () =>
    chips.flatMap((chip) =>
      chip.ariaPressed === 'true' ? [chip.dataset['verdictChip'] ?? ''] : [],
    );

  /** `CreateUser/*` has all that is of the operation. */
  const isIn = (place: string): boolean => {
    const asked = family.value;
    if (!asked.endsWith('/*')) return asked === '' || asked === place;
    return `${place}/`.startsWith(asked.slice(0, -1));
  };

  const apply = () => {
    const verdicts = pressed();
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const clause of clauses) {
      const { verdict = '', level: own, family: place, kinds = '' } = clause.dataset;
      const fits =
        (verdicts.length === 0 || verdicts.some((one) => verdict.split(' ').includes(one))) &&
        (level.value === '' || level.value === own) &&
        isIn(place ?? '') &&
        (!kind || kind.value === '' || kinds.split(' ').includes(kind.value)) &&
        asked.every((word) => textOf(clause).includes(word));
      clause.hidden = !fits;
      if (fits) count++;
    }
    for (const group of document.querySelectorAll<HTMLElement>('.family')) {
      group.hidden = !group.querySelector('.clause:not([hidden])');
    }
    const all = count === clauses.length;
    // What fits is not to be folded away.
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.passes')) {
      fold.hidden = !fold.querySelector('.clause:not([hidden])');
      if (!all) fold.open = true;
    }
    const noun = clauses.length === 1 ? 'clause' : 'clauses';
    shown.textContent = all ? `${count} ${noun}` : `${count} of ${clauses.length} ${noun}`;
    none.hidden = count > 0;
    clear.hidden = all;
    document.dispatchEvent(new Event('filtered'));
  };

  const reset = () => {
    for (const chip of chips) chip.ariaPressed = 'false';
    for (const field of [search, level, family, kind]) if (field) field.value = '';
    apply();
  };

  const show = (button: HTMLElement) => {
    reset();
    const { showVerdict = '', showFamily = '', showKind = '' } = button.dataset;
    for (const chip of chips) {
      const one = chip.dataset['verdictChip'] ?? '';
      chip.ariaPressed = String(showVerdict.split(' ').includes(one));
    }
    family.value = showFamily;
    if (kind) kind.value = showKind;
    apply();
    const list = document.querySelector<HTMLElement>('#clauses');
    list?.scrollIntoView();
    list?.focus({ preventScroll: true });
  };

  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    if (button.dataset['verdictChip'] !== undefined) {
      button.ariaPressed = String(button.ariaPressed !== 'true');
      apply();
    } else if (button.dataset['clear'] !== undefined) {
      reset();
      search.focus();
    } else if ('showVerdict' in button.dataset || 'showKind' in button.dataset) show(button);
  });
  const form = search.form;
  form?.addEventListener('input', apply);
  form?.addEventListener('submit', (event) => event.preventDefault());
  form?.addEventListener('reset', (event) => {
    event.preventDefault();
    reset();
    search.focus();
  });
  // A link to a clause that the filters hide shows it.
  document.addEventListener('reveal', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    if (target.hidden) reset();
    const fold = target.closest('.passes');
    if (fold instanceof HTMLDetailsElement) fold.open = true;
  });
  // Browsers keep what was typed when a page is loaded again.
  apply();
}
