// One box of the icicle: its place, its looks, what it says to a screen reader, its name and its pictures. Draws what it is
// given; knows not the store.
/** @import { Tree, TreeNode } from '../core/types' */
/** @import { View } from './icicle.js' */
/** @import { Box } from './layout.js' */
/** @import { Scored } from './scores.js' */
import { thumb } from '../core/api.js';
import { branchColour } from '../core/branch_colour.js';
import { el, put } from '../core/dom.js';
import { count, score } from '../core/format.js';
import { pictureRows } from './layout.js';

const LINE = 10; // pixels from which a name is written
const LOW = 14; // under which it is written small
const PICTURED = 48; // from which pictures stand below it
const NARROW = 64; // a box of this width holds no words
const NUMBER = { least: 96, letter: 6.4, rest: 52 }; // a box this wide holds a number beside its name
const STATES = { chosen: 'on the path', kept: 'kept', passed: 'passed over' };

/** @typedef {{tree: Tree, view: View, noun: string}} Around */

/**
 * @param {HTMLElement} node
 * @param {Box} box
 * @param {Around} around
 */
export function drawBox(node, box, around) {
  const { tree, view } = around,
    own = view.scores.get(box.id);
  dress(node, box, tree, view);
  stand(node, box, tree.node(box.id), own);
  node.tabIndex = box.id === view.current ? 0 : -1;
  describe(node, box.id, around);
  put(node, words(box, tree.node(box.id), own, box.id === view.top));
}

/**
 * The classes.
 * @param {HTMLElement} node
 * @param {Box} box
 * @param {Tree} tree
 * @param {View} view
 */
function dress(node, { id, h, hidden }, tree, view) {
  const root = tree.node(id).level === 0;
  const flags = {
    'is-strip': id === view.top,
    'is-root': root,
    'is-path': view.path.has(id) || (root && view.path.size > 0),
    'is-scored': view.scores.has(id),
    'is-focus': id === view.focus,
    'is-found': view.found.has(id),
    'is-way': view.way.has(id),
    'has-hidden': hidden > tree.children(id).length / 2,
    'is-low': h < LOW,
  };
  for (const [flag, yes] of Object.entries(flags)) node.classList.toggle(flag, yes);
}

/**
 * Whether a box has room for its score. A number in a box is a score and nothing else: sizes are heights.
 * @param {Box} box
 * @param {TreeNode} branch
 */
const numbered = ({ w }, { name }) => w > Math.max(NUMBER.least, name.length * NUMBER.letter + NUMBER.rest);

/**
 * The place and the colours.
 * @param {HTMLElement} node
 * @param {Box} box
 * @param {TreeNode} branch
 * @param {Scored | undefined} own
 */
function stand(node, { x, y, w, h }, { hue, shade }, own) {
  Object.assign(node.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
  const line = h < PICTURED ? Math.min(h, 30) : 20;
  const look = { ...branchColour(hue), '--lift': shade, '--part': own ? own.part.toFixed(3) : -0.15, '--line': `${line}px` };
  for (const [key, v] of Object.entries(look)) node.style.setProperty(key, String(v));
}

/**
 * What a screen reader says.
 * @param {HTMLElement} node
 * @param {number} id
 * @param {Around} around
 */
function describe(node, id, { tree, view, noun }) {
  const { name, n, level, parent } = tree.node(id),
    own = view.scores.get(id),
    beside = level ? tree.children(parent) : [id];
  const said = own ? `, score ${score(own.score)}, ${STATES[own.state]}` : '';
  const attributes = {
    'aria-label': `${name}, ${count(n)} ${noun}${said}`,
    'aria-level': level + 1,
    'aria-posinset': beside.indexOf(id) + 1,
    'aria-setsize': beside.length,
    'aria-selected': id === view.focus,
  };
  for (const [key, v] of Object.entries(attributes)) node.setAttribute(key, String(v));
  if (!tree.children(id).length) return node.removeAttribute('aria-expanded');
  node.setAttribute('aria-expanded', String(view.boxes.some(b => tree.node(b.id).parent === id)));
}

/**
 * @param {Box} box
 * @param {TreeNode} branch
 * @param {Scored | undefined} own
 * @param {boolean} strip
 */
function words(box, branch, own, strip) {
  const { name, reps } = branch,
    wide = box.w > NARROW;
  const number = !strip && own && numbered(box, branch) && el('span.hd-num', { text: score(own.score) });
  return [
    (strip || (box.h >= LINE && wide)) && el('span.hd-ice-name', {}, el('b', { text: name }), number),
    !strip && box.h >= PICTURED && wide && pictures(reps, box),
  ];
}

/**
 * A branch's typical pictures below its name.
 * @param {readonly number[]} reps
 * @param {Box} box
 */
function pictures(reps, box) {
  const shown = reps.slice(0, 4),
    rows = pictureRows(shown.length, box);
  if (!rows) return null;
  const { side, across } = rows;
  return el(
    'span.hd-ice-pics',
    { vars: { '--side': `${side}px`, '--across': `${across}px` } },
    shown.map(id => el('img', { src: thumb(id), alt: '', width: side, height: side, decoding: 'async' })),
  );
}

/**
 * The branch of the box that an event is on.
 * @param {Event} event
 */
export function idOf(event) {
  const box = event.target instanceof Element ? event.target.closest('.hd-ice-box') : null;
  return box instanceof HTMLElement ? Number(box.dataset.node) : null;
}
