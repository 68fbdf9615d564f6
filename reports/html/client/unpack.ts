/** Unpacks a part of the page when it is first looked at. */
export function unpack(): void {
  const inflate = async (id: string): Promise<string> => {
    const data = atob(document.getElementById(id)?.textContent ?? '');
    const bytes = Uint8Array.from(data, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).text();
  };
  const fill = async (place: HTMLElement): Promise<Element | null> => {
    const { block } = place.dataset;
    // Asked for twice, it is still unpacked once.
    if (!block || place.ariaBusy === 'true') return null;
    place.ariaBusy = 'true';
    const holder = document.createElement('template');
    holder.innerHTML = await inflate(block);
    const first = holder.content.firstElementChild;
    place.replaceWith(holder.content);
    return first;
  };
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const places = target.querySelectorAll<HTMLElement>(':scope > .inside > [data-block]');
      for (const place of places) void fill(place);
    },
    true,
  );
  document.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-block]') : null;
    if (!(button instanceof HTMLElement)) return;
    const first = await fill(button);
    first?.querySelector('summary')?.focus();
  });
}
