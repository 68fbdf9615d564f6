/** A link to a clause opens it, and goes there with the focus. */
export function links(): void {
  const follow = () => {
    // What stands after the clause is the filters'.
    let [id = ''] = location.hash.slice(1).split('?');
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray percent sign: the id as it is.
    }
    const clause = document.getElementById(id);
    if (!clause?.classList.contains('clause')) return;
    clause.dispatchEvent(new Event('reveal', { bubbles: true }));
    if (clause instanceof HTMLDetailsElement) clause.open = true;
    clause.scrollIntoView({ block: 'start' });
    const heading = clause.querySelector<HTMLElement>('summary, th a');
    heading?.focus({ preventScroll: true });
  };
  addEventListener('hashchange', follow);
  // The same link twice changes no hash, and still has to open the clause.
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
    if (link?.getAttribute('href') === location.hash.split('?')[0]) follow();
  });
  follow();
  // While it loads a page, the browser goes to the place by itself, and takes the focus away.
  addEventListener('load', () => setTimeout(follow));
}
