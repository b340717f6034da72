// Where the branches of a tree stand in an icicle: a column a level, left to right, heights by items. Pure geometry in
// pixels; knows an indexed tree (core/store.js) and no DOM.
/** @import { Tree } from '../core/types' */

const STRIP = 30; // the branch that one is in, a strip at the left
const SLIVERS = 36; // a column whose branches are too low for names
const GAP = 2;
const NAMED = 9; // pixels that the branches of a column must be high on average to have names
const LEAST = [3, 1.2]; // what is lower is not drawn, in a column with names and in one of slivers
const COLUMNS = 4;
const READ = 22; // pixels that a branch of the path is given, however few its items, where there is room

/**
 * A branch's place. hidden: its children that are too small to be drawn.
 * @typedef {{id: number, column: number, x: number, y: number, w: number, h: number, hidden: number}} Box
 */

/**
 * Boxes below `top`, parents before children, in reading order, the strip first. A leaf reaches to the right end.
 * Heights are by items, but what is in `read` is given room for its name.
 * @param {Tree} tree
 * @param {number} top
 * @param {{w: number, h: number}} sheet
 * @param {Set<number>} [read]
 * @returns {Box[]}
 */
export function boxes(tree, top, { w, h }, read = new Set()) {
  const wides = columns(tree, top, w, h);
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
    const way = kids.findIndex(kid => read.has(kid)),
      goesOn = way >= 0 && tree.children(kids[way]).some(kid => read.has(kid)); // then its child needs room within it
    const highs = heights(kids.map(kid => tree.node(kid).n), way, (goesOn ? 2 : 1) * READ, to - from);
    const [gap, least] = wides[column] === SLIVERS ? [0.7, LEAST[1]] : [1, LEAST[0]];
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
 * `room` shared out by size; the one at `read` (-1: none) gets `least` of it, or half where there is less.
 * @param {number[]} sizes
 * @param {number} read
 * @param {number} least
 * @param {number} room
 */
function heights(sizes, read, least, room) {
  const all = sizes.reduce((sum, n) => sum + n, 0) || 1,
    plain = sizes.map(n => (room * n) / all);
  const due = Math.min(least, room / 2);
  if (read < 0 || plain[read] >= due || sizes.length < 2) return plain;
  const rest = (room - due) / (room - plain[read]);
  return plain.map((high, i) => (i === read ? due : high * rest));
}

/**
 * The columns' widths: those with room for names share what slivers leave; what is lower still is not drawn.
 * @param {Tree} tree
 * @param {number} top
 * @param {number} w
 * @param {number} h
 */
function columns(tree, top, w, h) {
  const counts = [];
  for (let row = tree.children(top); row.length && counts.length < COLUMNS; row = row.flatMap(id => tree.children(id)))
    counts.push(row.length);
  const drawn = counts.filter((n, i) => i === 0 || h / n >= 2);
  const slim = drawn.map((n, i) => i > 0 && h / n < NAMED);
  const rest = w - STRIP - drawn.length * GAP - slim.filter(Boolean).length * SLIVERS;
  const shares = slim.filter(s => !s).length || 1;
  return slim.map(s => (s ? SLIVERS : rest / shares));
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
