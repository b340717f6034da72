// Small DOM helpers. Knows nothing of searches or of the page. Text always goes in as text nodes, never as HTML.

/** @import { Children, ElementOf, Later, Patching, Props, SvgOf } from './elements' */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {HTMLElement | SVGElement} node
 * @param {string} key
 * @param {any} value of whatever kind the key takes: see Props
 */
function setProp(node, key, value) {
  if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
  else if (key === 'vars') for (const [name, v] of Object.entries(value)) node.style.setProperty(name, String(v));
  else if (key === 'data') Object.assign(node.dataset, value);
  else if (key === 'text') node.textContent = value;
  else if (key.startsWith('aria-') && typeof value === 'boolean') node.setAttribute(key, String(value)); // both are words there
  else if (value === true) node.setAttribute(key, '');
  else if (value !== false && value != null) node.setAttribute(key, value);
}

/** @param {Children} children */
const there = children =>
  children.flat().filter(/** @returns {child is Node | string} */ child => child != null && child !== false);

/**
 * @template {HTMLElement | SVGElement} E
 * @param {E} node
 * @param {Props} props
 * @param {Children} children
 */
function fill(node, props, children) {
  for (const [key, value] of Object.entries(props)) setProp(node, key, value);
  node.append(...there(children));
  return node;
}

/**
 * el('button.hd-chip', {onclick, 'aria-label', data: {}, vars: {'--h': 20}, text}, ...children)
 * @template {string} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {Children} children
 */
export function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = /** @type {ElementOf<T>} */ (document.createElement(name));
  if (classes.length) node.className = classes.join(' ');
  return fill(node, props, children);
}

/**
 * The same for SVG elements.
 * @template {string} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {Children} children
 */
export function svg(tag, props = {}, ...children) {
  return fill(/** @type {SvgOf<T>} */ (document.createElementNS(SVG, tag)), props, children);
}

/**
 * Replace all children.
 * @template {Element} E
 * @param {E} node
 * @param {Children} children
 */
export function put(node, ...children) {
  node.replaceChildren(...there(children));
  return node;
}

/** The keys of the elements that patch() made. @type {WeakMap<Element, unknown>} */
const keys = new WeakMap();

/**
 * Make `parent`'s keyed children match `items`, in order, reusing the elements that are there, so that focus,
 * scroll and loaded pictures survive. `create(item)` builds one, `update(element, item)` fills it.
 * Children without a key are left where they are.
 * @template I
 * @template {Element} E
 * @param {Element} parent
 * @param {readonly I[]} items
 * @param {Patching<I, E>} how
 */
export function patch(parent, items, { key, create, update }) {
  const keyed = () => /** @type {E[]} */ ([...parent.children].filter(c => keys.has(c)));
  const old = new Map(keyed().map(c => [keys.get(c), c]));
  const out = items.map(item => {
    const k = key(item);
    const node = old.get(k) ?? create(item);
    old.delete(k);
    keys.set(node, k);
    return node;
  });
  old.forEach(node => node.remove());
  const focused = document.activeElement;
  inOrder(parent, out, () => keyed()[0]);
  if (focused !== document.activeElement && parent.contains(focused))
    /** @type {HTMLElement} */ (focused).focus({ preventScroll: true });
  out.forEach((node, i) => update(node, items[i])); // in place, so that it can be measured
  return out;
}

/**
 * Puts elements one after the other, where `first` says that they begin; those that stand right are not touched.
 * @param {Element} parent
 * @param {readonly Element[]} nodes
 * @param {() => Element | undefined} first
 */
function inOrder(parent, nodes, first) {
  /** @type {Element | null} */
  let after = null;
  for (const node of nodes) {
    /** @type {Element | null | undefined} */
    const want = after ? after.nextElementSibling : first();
    if (node !== want) {
      if (want) parent.insertBefore(node, want);
      else parent.append(node);
    }
    after = node;
  }
}

/**
 * Show or hide.
 * @template {HTMLElement} E
 * @param {E} node
 * @param {unknown} yes
 */
export const show = (node, yes) => {
  node.hidden = !yes;
  return node;
};

/**
 * A function that runs `fn` once, `ms` after its last call. `.cancel()` drops it, `.waiting()` says if one is due.
 * @template {unknown[]} A
 * @param {(...args: A) => unknown} fn
 * @param {number} ms
 * @returns {Later<A>}
 */
export function later(fn, ms) {
  let timer = 0;
  /** @param {A} args */
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

/**
 * Run `fn` when the next frame has been painted; soon in any case, where no frames are made (a page out of sight).
 * @param {() => void} fn
 */
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
