// Which view of the page is shown: the simple one (question, path, pictures, map) or the full one. A link says it
// (view=simple); where nothing does, this browser remembers. Knows the class on the document; what it hides is
// shell/simple.css's.
import { keep } from './address.js';
import { save, saved } from './saved.js';

/** @typedef {'simple' | 'full'} View */

const KEPT = 'hd-view';

/** @type {Set<() => void>} */
const followers = new Set();

/**
 * The view to begin with: what the address says, else full for any link, else what was chosen last.
 * @param {string} search
 * @param {string | null} remembered
 * @returns {View}
 */
export function wanted(search, remembered) {
  const params = new URLSearchParams(search);
  const linked = [...params.keys()].some(name => name !== 'c' && !name.startsWith('__'));
  const view = params.get('view') ?? (linked ? null : remembered);
  return view === 'simple' ? 'simple' : 'full';
}

export const isSimple = () => document.documentElement.classList.contains('hd-simple');

/**
 * Call `fn` whenever the view has changed.
 * @param {() => void} fn
 */
export const onView = fn => followers.add(fn);

/** @param {View} view */
function turn(view) {
  document.documentElement.classList.toggle('hd-simple', view === 'simple');
  keep('view', view === 'simple' ? view : null);
  followers.forEach(fn => fn());
}

/**
 * A person's choice: it is remembered.
 * @param {View} view
 */
export function choose(view) {
  save(KEPT, view);
  turn(view);
}

/** Show all of the page, without remembering it: what one goes to needs it. */
export const showAll = () => isSimple() && turn('full');

/** Before anything is drawn. The view is the page's, not a step's: Back and Forward leave it as it is. */
export function startView() {
  turn(wanted(location.search, saved(KEPT)));
  addEventListener('popstate', () => keep('view', isSimple() ? 'simple' : null));
}
