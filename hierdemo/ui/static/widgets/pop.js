// Pop-overs: <details class="hd-pop"> that close on a click beside them or when focus leaves. Knows nothing else.

export function bindPops(root) {
  const closeOthers = keep =>
    root.querySelectorAll('details.hd-pop[open]').forEach(d => {
      if (!d.contains(keep)) d.open = false;
    });
  document.addEventListener('pointerdown', event => closeOthers(event.target));
  root.addEventListener('focusin', event => closeOthers(event.target));
}

/** A radio group drawn as segments: options [{id, title}], `pick(id)` on a choice. Returns {node, set(id)}. */
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
    set: id =>
      inputs.forEach(input => {
        input.checked = input.value === id;
      }),
  };
}
