// Pop-overs: <details class="hd-pop"> that close on a click beside them or when focus leaves. Knows nothing else.

/** @param {HTMLElement} root */
export function bindPops(root) {
  /** @param {EventTarget | null} keep */
  const closeOthers = keep => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const open = root.querySelectorAll('details.hd-pop[open]');
    open.forEach(d => {
      if (!d.contains(/** @type {Node | null} */ (keep))) d.open = false;
    });
  };
  document.addEventListener('pointerdown', event => closeOthers(event.target));
  root.addEventListener('focusin', event => closeOthers(event.target));
}

/**
 * A radio group drawn as segments. Returns {node, set(id)}.
 * @template {string} I
 * @param {string} label
 * @param {string} name of the radio buttons
 * @param {readonly {readonly id: I, readonly title: string}[]} options
 * @param {(id: I) => unknown} pick called on a choice
 */
export function segments(label, name, options, pick) {
  const node = document.createElement('div');
  node.className = 'hd-segments';
  node.setAttribute('role', 'radiogroup');
  node.setAttribute('aria-label', label);
  const inputs = options.map(({ id, title }) => {
    const input = Object.assign(document.createElement('input'), { type: 'radio', name, value: id });
    const text = Object.assign(document.createElement('span'), { textContent: title });
    const box = document.createElement('label');
    box.append(input, text);
    node.append(box);
    input.addEventListener('change', () => pick(id));
    return input;
  });
  return {
    node,
    /** @param {I | null} id */
    set: id =>
      inputs.forEach(input => {
        input.checked = input.value === id;
      }),
  };
}
