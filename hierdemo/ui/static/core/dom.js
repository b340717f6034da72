// Small DOM helpers. Knows nothing of searches or of the page. Text always goes in as text nodes, never as HTML.

const SVG = 'http://www.w3.org/2000/svg';

function setProp(node, key, value) {
  if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
  else if (key === 'vars') for (const [name, v] of Object.entries(value)) node.style.setProperty(name, v);
  else if (key === 'data') Object.assign(node.dataset, value);
  else if (key === 'text') node.textContent = value;
  else if (key.startsWith('aria-') && typeof value === 'boolean') node.setAttribute(key, value); // both are words there
  else if (value === true) node.setAttribute(key, '');
  else if (value !== false && value != null) node.setAttribute(key, value);
}

function fill(node, props, children) {
  for (const [key, value] of Object.entries(props)) setProp(node, key, value);
  node.append(...children.flat().filter(child => child != null && child !== false));
  return node;
}

/** el('button.hd-chip', {onclick, 'aria-label', data: {}, vars: {'--h': 20}, text}, ...children) */
export function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(' ');
  return fill(node, props, children);
}

/** The same for SVG elements. */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

/** Replace all children. */
export function put(node, ...children) {
  node.replaceChildren(...children.flat().filter(child => child != null && child !== false));
  return node;
}

/**
 * Make `parent`'s keyed children match `items`, in order, reusing the elements that are there, so that focus,
 * scroll and loaded pictures survive. `create(item)` builds one, `update(element, item)` fills it.
 * Children without a key are left where they are.
 */
export function patch(parent, items, { key, create, update }) {
  const old = new Map([...parent.children].filter(c => c.hdKey !== undefined).map(c => [c.hdKey, c]));
  const out = items.map(item => {
    const k = key(item);
    const node = old.get(k) ?? create(item);
    old.delete(k);
    node.hdKey = k;
    return node;
  });
  old.forEach(node => node.remove());
  const focused = document.activeElement;
  let after = null;
  for (const node of out) {
    const want = after ? after.nextElementSibling : [...parent.children].find(c => c.hdKey !== undefined);
    if (node !== want) {
      if (want) parent.insertBefore(node, want);
      else parent.append(node);
    }
    after = node;
  }
  if (focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true });
  out.forEach((node, i) => update(node, items[i])); // in place, so that it can be measured
  return out;
}

/** Show or hide. */
export const show = (node, yes) => {
  node.hidden = !yes;
  return node;
};

/** A function that runs `fn` once, `ms` after its last call. `.cancel()` drops it, `.waiting()` says if one is due. */
export function later(fn, ms) {
  let timer = 0;
  const run = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      fn(...args);
    }, ms);
  };
  run.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  run.waiting = () => timer !== 0;
  return run;
}

/** Run `fn` when the next frame has been painted; soon in any case, where no frames are made (a page out of sight). */
export function afterPaint(fn) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    fn();
  };
  requestAnimationFrame(() => requestAnimationFrame(once));
  setTimeout(once, 250);
}

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
