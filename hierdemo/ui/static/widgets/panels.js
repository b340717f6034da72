// Which of the panels below the cost line are open, in the address: ?open=compare, ?open=compare.chart. Each panel draws
// itself; this only remembers. (The panel with two trees has a
// parameter of its own.)
import { keep, kept } from '../core/address.js';

const open = () => (kept('open') ?? '').split('.').filter(Boolean);

/**
 * Whether the address wants this panel open.
 * @param {string} name
 */
export const wanted = name => open().includes(name);

/**
 * Write into the present step of the history that a panel was opened or closed.
 * @param {string} name
 * @param {boolean} yes
 */
export function remember(name, yes) {
  const rest = open().filter(other => other !== name);
  keep('open', (yes ? [...rest, name] : rest).join('.') || null);
  if (yes) inSight(`hd-${name === 'chart' ? 'family' : name}`);
}

/**
 * On a small screen panels stand below one another: the one just opened is brought to the top. On a wide one too, where it
 * opened above what is in sight.
 * @param {string} id
 */
export function inSight(id) {
  requestAnimationFrame(() => {
    const panel = document.getElementById(id);
    if (panel && (innerWidth < 768 || panel.getBoundingClientRect().top < 0)) panel.scrollIntoView();
  });
}

/** Close the panel that the focus is in, else the last one on the page; false where none is open. Its button gets the focus. */
export function closeOne() {
  /** @type {NodeListOf<HTMLElement>} */
  const open = document.querySelectorAll('#hd-app .hd-cost [aria-expanded=true][aria-controls]');
  const buttons = [...open];
  /** @param {HTMLElement} button */
  const holds = button =>
    (button.getAttribute('aria-controls') ?? '').split(' ').some(id => document.getElementById(id)?.contains(document.activeElement));
  const button = buttons.find(holds) ?? buttons.at(-1);
  button?.click();
  button?.focus({ preventScroll: true });
  return Boolean(button);
}
