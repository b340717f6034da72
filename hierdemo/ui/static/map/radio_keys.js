// Arrow keys in a radio group made of buttons. Knows nothing of what they choose.

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * An arrow key goes to the next button, from the last on to the first, and clicks it.
 * @param {HTMLElement} group
 */
export function arrowKeys(group) {
  group.addEventListener('keydown', event => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const all = /** @type {HTMLElement[]} */ ([...group.children]),
      at = all.findIndex(button => button === document.activeElement),
      next = all[(at + step + all.length) % all.length];
    next.focus();
    next.click();
  });
}

/**
 * Marks the one that is chosen; it alone is in the page's order of tabs.
 * @param {HTMLElement} group
 * @param {(button: HTMLElement, i: number) => boolean} chosen
 */
export function check(group, chosen) {
  [.../** @type {HTMLCollectionOf<HTMLElement>} */ (group.children)].forEach((button, i) => {
    const yes = chosen(button, i);
    button.setAttribute('aria-checked', `${yes}`);
    button.tabIndex = yes ? 0 : -1;
  });
}
