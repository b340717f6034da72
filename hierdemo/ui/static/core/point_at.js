// Pointing at pictures and branches in lists: whatever carries data-item or data-node under the pointer, or has the
// keyboard's focus, is lit in the whole page. Knows marks on elements, not what they are.

export function pointAt(root, store) {
  const point = event => {
    const { item, node } = event.target.closest?.('[data-item], [data-node]')?.dataset ?? {};
    store.setHover(item ? { item: Number(item) } : node ? { node: Number(node) } : null);
  };
  root.addEventListener('pointerover', point);
  root.addEventListener('pointerleave', () => store.setHover(null));
  root.addEventListener('focusin', event => {
    if (event.target.matches(':focus-visible')) point(event);
  });
  root.addEventListener('focusout', event => {
    if (!root.contains(event.relatedTarget)) store.setHover(null);
  });
}
