// The kind of search and the tree, in sight beside the filters: each a chip that says which it is, and opens the others.
import { el, put } from '../core/dom.js';
import { cap } from '../core/format.js';
import { icon } from '../core/icons.js';
import { ABOUT_MODE, MODES } from './settings_words.js';

/** @import { Store } from '../core/store.js' */
/** @import { Mode, QuestionField } from '../core/types' */
/** @typedef {{id: string, title: string, about?: string}} Option */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountWays(place, store) {
  /** @type {ReturnType<typeof pick> | null} */
  let mode = null;
  /** @type {ReturnType<typeof pick> | null} */
  let tree = null;
  const draw = () => {
    mode?.set(store.state.ask.mode);
    tree?.set(store.state.ask.tree);
  };
  function build() {
    const trees = store.info.trees.map(({ id, title }) => ({ id, title: cap(title) }));
    tree = trees.length > 1 ? pick('Tree', trees, id => store.search({ tree: id })) : null;
    mode = pick('Kind of search', modesOf(store.info.fields), id => store.search({ mode: /** @type {Mode} */ (id) }));
    put(place, mode.node, tree?.node);
    draw();
  }
  store.on('ready', build);
  store.on('collection', build); // another member of the family has trees of its own
  store.on('answer', draw);
}

/** The kinds that can be asked for here. @param {readonly QuestionField[]} fields */
function modesOf(fields) {
  const here = fields.find(({ name }) => name === 'mode')?.choices ?? [];
  return MODES.filter(({ id }) => here.includes(id)).map(({ id, title }) => ({ id, title, about: ABOUT_MODE[id] }));
}

/**
 * A chip that says what is chosen of a few, and opens them.
 * @param {string} label
 * @param {readonly Option[]} options
 * @param {(id: string) => unknown} choose
 */
function pick(label, options, choose) {
  const text = el('span'),
    summary = el('summary.hd-chip', {}, el('span.hd-sr', { text: `${label}: ` }), text, icon('down', 16));
  const body = el('div.hd-pop-body.hd-pop-opts', { role: 'group', 'aria-label': label });
  const node = el('details.hd-pop.hd-filter.hd-pick', {}, summary, body);
  const buttons = options.map(({ id, title, about }) => {
    const mark = el('i', {}, icon('check', 16)); // keeps its place where it is not seen
    const pickIt = () => {
      node.open = false;
      summary.focus();
      choose(id);
    };
    const button = el('button.hd-opt', { type: 'button', onclick: pickIt }, mark, el('span', {}, title, about && el('small', { text: about })));
    return { id, button, mark };
  });
  put(body, buttons.map(b => b.button));
  return {
    node,
    /** @param {string} chosen */
    set(chosen) {
      text.textContent = options.find(({ id }) => id === chosen)?.title ?? chosen;
      for (const { id, button, mark } of buttons) {
        button.setAttribute('aria-pressed', String(id === chosen));
        mark.style.visibility = id === chosen ? '' : 'hidden';
      }
    },
  };
}
