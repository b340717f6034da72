// Light or dark: the document's class `dark`, which anyone may set, and the choice that this browser keeps.
/** @import { Theme } from './types' */

const root = () => document.documentElement;

/** @returns {Theme} */
export const theme = () => (root().classList.contains('dark') ? 'dark' : 'light');

/** @param {Theme} chosen */
export function choose(chosen) {
  root().classList.toggle('dark', chosen === 'dark');
  try {
    localStorage.setItem('hd-theme', chosen);
  } catch {
    /* private mode: the choice lasts as long as the page */
  }
}

/**
 * Call `fn` whenever the class may have changed.
 * @param {() => void} fn
 */
export const watch = fn => new MutationObserver(fn).observe(root(), { attributes: true, attributeFilter: ['class'] });
