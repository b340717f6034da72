// What is known of a selection, as elements: the closest branch, typical pictures, what is common, and the ways to take it
// along. Knows the answer of hd/selection; not the map.

import { at, bytes, thumb } from '../../core/api.js';
import { branchColour } from '../../core/branch_colour.js';
import { el } from '../../core/dom.js';
import { cap, count } from '../../core/format.js';
import { icon } from '../../core/icons.js';
import { save } from '../../core/save_file.js';

/** @import { SelectionAnswer } from '../../core/types' */
/** @import { Store } from '../../core/store.js' */

const FACTS = 4; // attributes that are told of

/**
 * @param {SelectionAnswer} found
 * @param {URLSearchParams} query it was asked with
 * @param {Store} store
 */
export const aboutSelection = (found, query, store) => [
  closest(found, store),
  pictures(found, store),
  facts(found),
  acts(found, query, store),
  store.info.editable && file(store),
];

/**
 * @param {SelectionAnswer} found
 * @param {Store} store
 */
function closest({ node, n }, store) {
  if (!node) return null;
  const whole = node.shared === n && node.n === n,
    props = { type: 'button', title: `Take ${node.name}`, data: { node: node.id }, onclick: () => store.force(node.id) },
    dot = el('i.hd-dot', { vars: branchColour(store.tree?.node(node.id)?.hue) });
  return el(
    'p.hd-select-node',
    {},
    whole ? 'All of ' : `${count(node.shared)} of these lie in `,
    el('button.hd-link', props, dot, node.name),
    !whole && `, which holds ${count(node.n)}`,
  );
}

/**
 * @param {SelectionAnswer} found
 * @param {Store} store
 */
function pictures({ typical }, store) {
  const one = (/** @type {number} */ id, /** @type {number} */ i) => {
    const props = {
      type: 'button',
      title: i ? '' : 'The most typical',
      'aria-label': `Open picture ${i + 1} of ${typical.length}`,
      data: { item: id },
      onclick: () => store.inspect(id),
    };
    return el('button', props, el('img', { src: thumb(id), alt: '', width: 40, height: 40 }));
  };
  const label = { role: 'group', 'aria-label': 'From the most typical to the least' };
  return el('div.hd-select-pics', label, typical.map(one));
}

/** @param {SelectionAnswer} found */
function facts({ facts: all, n }) {
  const share = (/** @type {number} */ v) => `${Math.round((100 * v) / n)}\u00a0%`;
  return el(
    'dl.hd-select-facts.hd-num',
    {},
    all
      .slice(0, FACTS)
      .flatMap(({ name, values }) => [
        el('dt', { text: cap(name) }),
        el('dd', {}, values.map(v => el('span', {}, `${v.value} `, el('b', { text: share(v.n) })))),
      ]),
  );
}

/** The way to file what is selected. @param {Store} store */
function file(store) {
  const { selection } = store,
    n = selection?.items.length ?? 0,
    move = () => selection && store.move([...selection.items]);
  return el(
    'div.hd-select-acts',
    {},
    el('button.hd-map-act', { type: 'button', onclick: move }, icon('file', 16), `File ${n === 1 ? 'it' : `these ${count(n)}`} under \u2026`),
  );
}

/**
 * @param {SelectionAnswer} found
 * @param {URLSearchParams} query
 * @param {Store} store
 */
function acts({ typical }, query, store) {
  const file = (/** @type {string} */ kind) => {
    const name = `selection.${kind}`,
      path = `${name}?${query}`,
      words = [icon('save', 16), kind.toUpperCase()];
    if (!store.info.copy) return el('a.hd-map-act', { href: at(path), download: name }, words);
    const make = () => bytes(path).then(found => save(new Blob([found]), name)); // nobody has it yet
    return el('button.hd-map-act', { type: 'button', onclick: make }, words);
  };
  const like = () => store.search({ like: typical[0], text: '', picture: null });
  return el(
    'div.hd-select-acts',
    {},
    el('button.hd-map-act', { type: 'button', onclick: like }, icon('similar', 16), 'More like the most typical'),
    file('csv'),
    file('json'),
  );
}
