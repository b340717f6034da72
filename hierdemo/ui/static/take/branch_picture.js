// A branch as a picture: it and what is below it, in columns from coarse to fine, each branch as high as what it holds has
// rows, with typical pictures. Pure.
import { count, score } from '../core/format.js';
import { INNER, MARGIN, Sheet } from './sheet.js';

/** @import { Answer, Tree } from '../core/types' */
/** @import { Told } from './told.js' */
/** @import { Brush } from './types' */
/** @typedef {{id: number, depth: number, row: number, rows: number}} Cell row, rows: where it begins and how high it is */

const MOST = 60, // rows
  TILES = 6, // of a leaf's typical pictures
  ROW = 46,
  THUMB = 36;

/** A branch and all below it. @type {(tree: Tree, id: number) => number[]} */
const below = (tree, id) => [id, ...tree.children(id).flatMap(child => below(tree, child))];

/**
 * The branch as far down as its rows go on a page: what is deeper is not drawn, what is too much beside is left out.
 * @param {Tree} tree
 * @param {number} top
 * @returns {{cells: Cell[], depth: number, rows: number, left: number}} left: branches of the first column below that have
 *   no place
 */
export function cellsOf(tree, top) {
  /** @type {(id: number, depth: number) => number} */
  const rowsOf = (id, depth) => (depth && tree.children(id).length ? tree.children(id).reduce((sum, child) => sum + rowsOf(child, depth - 1), 0) : 1);
  const deepest = Math.max(...below(tree, top).map(id => tree.node(id).level)) - tree.node(top).level;
  let depth = 0;
  while (depth < deepest && rowsOf(top, depth + 1) <= MOST) depth++;
  const wide = tree.children(top).length > MOST;
  if (wide) depth = 1;
  /** @type {Cell[]} */
  const cells = [];
  /** @type {(id: number, at: number, row: number) => number} */
  const lay = (id, at, row) => {
    const children = at < depth ? tree.children(id).slice(0, at ? undefined : MOST) : [];
    const cell = { id, depth: at, row, rows: 1 };
    cells.push(cell);
    let end = row;
    for (const child of children) end = lay(child, at + 1, end);
    cell.rows = Math.max(1, end - row);
    return row + cell.rows;
  };
  const rows = lay(top, 0, 0);
  return { cells, depth, rows, left: wide ? tree.children(top).length - MOST : 0 };
}

/**
 * The items whose pictures it shows.
 * @param {Tree} tree
 * @param {number} top
 */
export const branchShown = (tree, top) =>
  tree.children(top).length ? cellsOf(tree, top).cells.flatMap(({ id }) => tree.node(id).reps.slice(0, 4)) : tree.node(top).reps.slice(0, TILES);

/** A leaf's typical pictures, in a row; returns where it ends. @type {(sheet: Sheet, items: readonly number[]) => number} */
function tiles(sheet, items) {
  const gap = 14,
    side = Math.floor((INNER - gap * (TILES - 1)) / TILES);
  items.slice(0, TILES).forEach((id, i) => sheet.image(id, { x: MARGIN + i * (side + gap), y: sheet.y, width: side, height: side }));
  return sheet.y + side;
}

/**
 * @param {{answer: Pick<Answer, 'steps'>, tree: Tree, top: number, noun: string}} of
 * @param {Told} told
 * @param {Brush} brush
 */
export function branchPicture({ answer, tree, top, noun }, told, brush) {
  const sheet = new Sheet(brush),
    { cells, depth, rows, left } = cellsOf(tree, top),
    { look } = brush;
  sheet.open(told, `A branch of the tree, ${count(tree.node(top).n)} ${noun}`);
  const cards = new Map(answer.steps.flatMap(step => step.cards.map(card => [card.node, { score: card.score, on: card.node === step.node }])));
  const width = depth ? INNER / (depth + 1) : INNER,
    from = sheet.y;
  for (const cell of depth ? cells : []) {
    const box = { x: MARGIN + cell.depth * width + 1, y: from + cell.row * ROW + 1, width: width - 2, height: cell.rows * ROW - 2 };
    draw(sheet, { tree, id: cell.id, seen: cards.get(cell.id) }, box);
  }
  sheet.y = depth ? from + rows * ROW + 6 : tiles(sheet, tree.node(top).reps);
  const deeper = cells.some(({ id, depth: at }) => at === depth && tree.children(id).length > 0);
  const scored = cells.some(({ id }) => cards.has(id));
  const notes = [
    left > 0 && `${count(left)} more branches beside these.`,
    deeper && 'Branches go on below the last column.',
    depth > 0 && scored && 'Numbers on the right are scores, where a branch was compared.',
    !depth && 'A leaf: its typical pictures.',
  ].filter(Boolean);
  if (notes.length) sheet.text(notes.join(' '), MARGIN, (sheet.y += 18), { size: 12, fill: look.ink2 });
  return sheet.close(told);
}

/** @type {(sheet: Sheet, of: {tree: Tree, id: number, seen?: {score: number, on: boolean}}, box: import('./sheet.js').Box) => void} */
function draw(sheet, { tree, id, seen }, box) {
  const { look } = sheet,
    { name, n, reps, hue, level } = tree.node(id),
    { x, y, width, height } = box;
  sheet.rect(box, { fill: seen?.on ? look.accentSoft : look.surface, stroke: seen?.on ? look.accent : look.line, round: 5 });
  if (level) sheet.rect({ x, y: y + 2, width: 4, height: height - 4 }, { fill: look.branch[hue % look.branch.length], round: 2 });
  const tall = height > ROW * 1.5,
    shown = reps.slice(0, Math.max(0, Math.min(4, Math.floor((width - (tall ? 20 : 130)) / (THUMB + 4)))));
  const beside = tall ? 0 : shown.length * (THUMB + 4);
  const right = seen ? 40 : 0;
  sheet.text(name, x + 12, y + 18, { weight: 600, size: 12.5, max: width - 20 - beside - right });
  if (seen) sheet.text(score(seen.score), x + width - 8 - beside, y + 18, { size: 12, end: true, fill: seen.on ? look.accent : look.ink2 });
  sheet.text(count(n), x + 12, y + 35, { size: 12, fill: look.ink3, max: width - 20 - beside });
  shown.forEach((item, i) => {
    const at = tall ? { x: x + 12 + i * (THUMB + 4), y: y + 44 } : { x: x + width - 4 - (shown.length - i) * (THUMB + 4), y: y + (height - THUMB) / 2 };
    sheet.image(item, { ...at, width: THUMB, height: THUMB }, { round: 4 });
  });
}
