/** Buttons that copy a text, and say so. */
export function copy(): void {
  const said = document.querySelector('#said');
  /** For pages from http and from old browsers, where there is no clipboard to write to. */
  const copyBySelection = (text: string): boolean => {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    // The way that works where the page is not secure.
    const done = document.execCommand('copy');
    field.remove();
    return done;
  };
  const write = async (text: string): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  };
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    if (!button) return;
    // Without a text of its own a button copies what stands before it.
    const text = button.dataset['copy'] || button.previousElementSibling?.textContent || '';
    const words = (await write(text)) ? 'Copied' : 'Not copied';
    button.focus();
    button.dataset['said'] = words;
    if (said) said.textContent = words;
    setTimeout(() => {
      delete button.dataset['said'];
      if (said) said.textContent = '';
    }, 1_600);
  });
}
