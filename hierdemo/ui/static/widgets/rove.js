// A row of buttons as one stop of the Tab key: the arrows lead along it, Home and End to its ends. Knows nothing of what
// they do.

/**
 * Where a key leads from the button at `i` of `n`; undefined: no key of a row.
 * @param {string} key
 * @param {number} i
 * @param {number} n
 */
export function along(key, i, n) {
  const to = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: n - 1 }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(n - 1, to));
}

/**
 * @param {HTMLElement} row
 * @param {readonly HTMLElement[]} buttons in order
 */
export function rove(row, buttons) {
  /** @param {HTMLElement} at */
  const stop = at => buttons.forEach(button => (button.tabIndex = button === at ? 0 : -1));
  if (buttons.length) stop(buttons[0]);
  row.addEventListener('focusin', ({ target }) => {
    const at = buttons.find(button => button === target);
    if (at) stop(at);
  });
  row.addEventListener('keydown', event => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const i = buttons.findIndex(button => button === target),
      to = along(key, i, buttons.length);
    if (i < 0 || to === undefined || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    buttons[to].focus();
  });
}
