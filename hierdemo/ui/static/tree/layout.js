// Where the branches of a tree stand in an icicle: a column a level, left to right, heights by items. Pure geometry in
// pixels; knows an indexed tree (core/store.js) and no DOM.
/** @import { Tree } from '../core/types' */

const STRIP = 30; // the branch that one is in, a strip at the left
const SLIVERS = 36; // a column whose branches are too low for names
const GAP = 2;
const NAMED = 9; // pixels that the branches of a column must be high on average to have names
const LEAST = [3, 1.2]; // what is lower is not drawn, in a column with names and in one of slivers
const COLUMNS = 4;
const READ = 22; // pixels that the leaf of the path is given, however few its items
const INNER = 0.7; // of a branch's height, at most what a branch of the path within it is given
const WIDE = { least: 112, most: 0.45, letter: 6.6, rest: 28 }; // a sliver's column with the path's leaf: to hold its name

/**
 * A branch's place. hidden: its children that are too small to be drawn.
 * @typedef {{id: number, column: number, x: number, y: number, w: number, h: number, hidden: number}} Box
 */

/**
 * Boxes below `top`, parents before children, in reading order, the strip first. A leaf reaches to the right end.
 * Heights are by items, but what is in `read`, the path's branches, is given room for its name, whatever it takes.
 * @param {Tree} tree
 * @param {number} top
 * @param {{w: number, h: number}} sheet
 * @param {Set<number>} [read]
 * @returns {Box[]}
 */
export function boxes(tree, top, { w, h }, read = new Set()) {
  const { wides, slim } = columns(tree, top, { w, h }, read);
  const lefts = wides.map((_, i) => STRIP + wides.slice(0, i).reduce((sum, wide) => sum + GAP + wide, GAP));
  /** @type {Box[]} */
  const out = [{ id: top, column: 0, x: 0, y: 0, w: STRIP, h, hidden: 0 }];
  /** @type {(id: number, column: number, from: number, to: number) => void} */
  const place = (id, column, from, to) => {
    const kids = tree.children(id);
    const own = out[out.length - 1];
    if (column === wides.length) {
      own.hidden = kids.length;
      return;
    }
    const way = kids.findIndex(kid => read.has(kid));
    const highs = heights(kids.map(kid => tree.node(kid).n), way, due(tree, kids[way], read), to - from);
    const [gap, least] = slim[column] ? [0.7, LEAST[1]] : [1, LEAST[0]];
    let at = from;
    for (const [i, kid] of kids.entries()) {
      const end = at + highs[i];
      const high = end - at - (end - at > 18 ? GAP : gap);
      if (high < least) own.hidden += 1;
      else {
        const leaf = !tree.children(kid).length;
        out.push({ id: kid, column: column + 1, x: lefts[column], y: at, w: leaf ? w - lefts[column] : wides[column], h: high, hidden: 0 });
        place(kid, column + 1, at, at + high);
      }
      at = end;
    }
  };
  place(top, 0, 0, h + GAP);
  return out;
}

/**
 * The height that a branch of the path is due: room for the name of its leaf, however deep that lies in it.
 * @param {Tree} tree
 * @param {number | undefined} id
 * @param {Set<number>} read
 * @returns {number}
 */
function due(tree, id, read) {
  if (id === undefined) return 0;
  const within = tree.children(id).find(kid => read.has(kid));
  return within === undefined ? READ : due(tree, within, read) / INNER;
}

/**
 * `room` shared out by size; the one at `read` (-1: none) gets `least` of it, or what INNER allows where there is less.
 * @param {number[]} sizes
 * @param {number} read
 * @param {number} least
 * @param {number} room
 */
function heights(sizes, read, least, room) {
  const all = sizes.reduce((sum, n) => sum + n, 0) || 1,
    plain = sizes.map(n => (room * n) / all);
  const own = Math.min(least, room * INNER);
  if (read < 0 || plain[read] >= own || sizes.length < 2) return plain;
  const rest = (room - own) / (room - plain[read]);
  return plain.map((high, i) => (i === read ? own : high * rest));
}

/**
 * The columns' widths: those with room for names share what slivers leave; what is lower still is not drawn, but where the
 * path goes. Where its leaf is a sliver, the column is wide enough for that leaf's name.
 * @param {Tree} tree
 * @param {number} top
 * @param {{w: number, h: number}} sheet
 * @param {Set<number>} read
 */
function columns(tree, top, { w, h }, read) {
  const rows = [];
  for (let row = tree.children(top); row.length && rows.length < COLUMNS; row = row.flatMap(id => tree.children(id)))
    rows.push(row);
  const way = rows.map(row => row.find(id => read.has(id)));
  const drawn = rows.filter((row, i) => i === 0 || h / row.length >= 2 || way[i] !== undefined);
  const slim = drawn.map((row, i) => (i > 0 && h / row.length < NAMED ? sliver(tree, way[i], w) : 0));
  const rest = w - STRIP - drawn.length * GAP - slim.reduce((sum, wide) => sum + wide, 0);
  const shares = slim.filter(wide => !wide).length || 1;
  return { wides: slim.map(wide => wide || rest / shares), slim: slim.map(Boolean) };
}

/**
 * @param {Tree} tree
 * @param {number | undefined} id of the path, in this column
 * @param {number} w
 */
function sliver(tree, id, w) {
  if (id === undefined) return SLIVERS;
  const { least, most, letter, rest } = WIDE;
  return Math.min(w * most, Math.max(least, tree.node(id).name.length * letter + rest));
}

/**
 * The box to go to from `id` by an arrow key: up and down within a column, left to the parent, right to a child.
 * @param {Box[]} list
 * @param {Tree} tree
 * @param {number} id
 * @param {string} key
 * @returns {Box | null}
 */
export function beside(list, tree, id, key) {
  const own = list.find(b => b.id === id);
  if (!own) return null;
  if (key === 'ArrowLeft') return list.find(b => b.id === tree.node(id).parent) ?? null;
  if (key === 'ArrowRight') return list.find(b => tree.node(b.id).parent === id) ?? null;
  const column = list.filter(b => b.column === own.column);
  const at = column.indexOf(own);
  if (key === 'ArrowDown') return column[at + 1] ?? null;
  if (key === 'ArrowUp') return column[at - 1] ?? null;
  if (key === 'Home') return column[0];
  return key === 'End' ? (column.at(-1) ?? null) : null;
}

const PICTURE = { least: 20, most: 112 }; // a picture's side
const BETWEEN = 3;

/**
 * How a box's typical pictures stand below its name: in one row or two, whichever makes them larger.
 * @param {number} n
 * @param {{w: number, h: number}} box
 * @returns {{side: number, across: number} | null} pixels: a picture's side and a row's width; null where they have no room
 */
export function pictureRows(n, { w, h }) {
  /** @param {number} rows */
  const fits = rows => Math.min(PICTURE.most, (h - 24) / rows - BETWEEN, (w - 13) / Math.ceil(n / rows) - BETWEEN);
  const rows = fits(2) > fits(1) ? 2 : 1,
    side = Math.floor(fits(rows));
  return side < PICTURE.least ? null : { side, across: Math.ceil(n / rows) * (side + BETWEEN) };
}
