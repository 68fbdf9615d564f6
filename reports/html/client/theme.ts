/**
 * Light or dark: the system's wish, or the reader's. Runs before the page is painted.
 *
 * Like everything in this folder it is sent to the page as its own text: it may use nothing from
 * outside itself.
 */
export function theme(): void {
  const KEY = 'memorydb-conformance-theme';
  const root = document.documentElement;
  const apply = (choice: string) => {
    if (choice === 'light' || choice === 'dark') root.dataset['theme'] = choice;
    else delete root.dataset['theme'];
  };
  let kept = '';
  try {
    kept = localStorage.getItem(KEY) ?? '';
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
  apply(kept);
  document.addEventListener('DOMContentLoaded', () => {
    const select = document.querySelector<HTMLSelectElement>('#theme');
    if (!select) return;
    select.value = root.dataset['theme'] ?? '';
    select.addEventListener('change', () => {
      apply(select.value);
      try {
        localStorage.setItem(KEY, select.value);
      } catch {
        // As above.
      }
    });
  });
}
