// One question in two hierarchies, level by level, as ui/present/two_trees.py tells it. Knows answers and how two trees' nodes
// agree. Pure.
/** @import { AlikeNode, LeastAlike, Side, SideNode, SideStep, TwoTrees } from '../../core/answers' */
/** @import { Step } from './explain' */
/** @import { Overlap } from './overlap' */
/** @import { Result } from './search' */
/** @import { Tree } from './tree' */
import { isClose } from './certainty.js';
import { rounded } from './numbers.js';
import { agreement, jaccard, overlap } from './overlap.js';

/** An answer, and the member of the family that gave it, as it was asked for.
 *  @typedef {{result: Result, embedding: string | null}} Found */

const SAME = 1e-6, // shares this near are equal
  SMALL = 5, // items under which a leaf that no other is like says little
  WORST = 4; // leaves shown of those least alike

/** How two trees agree is worked out once a pair. @type {WeakMap<Tree, WeakMap<Tree, Overlap>>} */
const known = new WeakMap();

/**
 * @param {Tree} tree
 * @param {Tree} other
 */
function overlapOf(tree, other) {
  const own = known.get(tree) ?? new WeakMap(),
    found = own.get(other) ?? overlap(tree, other);
  known.set(tree, own.set(other, found));
  return found;
}

/**
 * Two answers to one question over the same items, side by side.
 * @param {Found} left
 * @param {Found} right
 * @returns {TwoTrees}
 */
export function together(left, right) {
  const [mine, theirs] = [left, right].map(({ result }) => result.found.items),
    both = new Set(mine.filter(i => theirs.includes(i)));
  return { sides: [sideOf(left, right, both), sideOf(right, left, both)], shared: both.size, of: Math.max(mine.length, theirs.length) };
}

/**
 * @param {Found} mine
 * @param {Found} other
 * @param {Set<number>} both
 * @returns {Side}
 */
function sideOf(mine, other, both) {
  const { tree, steps, right, found, certainty, warnings, query } = mine.result,
    like = overlapOf(tree, other.result.tree),
    told = steps
      .map((step, i) => ({ step, right: right[i] }))
      .filter(({ step }) => tree.level[step.node] === step.level) // a leaf that stands for itself once
      .map(({ step, right: share }) => stepOf(mine.result, other.result, like, { step, right: share }));
  return {
    tree: query.tree,
    embedding: mine.embedding,
    steps: told,
    parts_at: told.find(step => step.like && !step.like.on_path)?.level ?? null,
    results: found.items.map((id, i) => ({ id, score: rounded(found.scores[i]), shared: both.has(id) })),
    compared: found.nodes + found.compared,
    agreement: rounded(agreement(tree, like)),
    least: least(tree, other.result.tree, like),
    doubt: certainty.doubt,
    warnings,
  };
}

/**
 * A node of the path, its counterpart in the other tree, and the node of the other path that is most like it.
 * @param {Result} mine
 * @param {Result} other
 * @param {Overlap} like
 * @param {{step: Step, right: number | null}} decided
 * @returns {SideStep}
 */
function stepOf({ tree }, other, like, { step, right }) {
  const m = step.node,
    shares = other.steps.map(({ node }) => ({ node, share: jaccard(tree, m, other.tree, node) })),
    near = shares.reduce((/** @type {typeof shares[0] | null} */ best, own) => (best && best.share >= own.share ? best : own), null),
    share = like.share[m],
    isOnPath = near !== null && near.share >= share - SAME, // of several as good, the path's own
    best = isOnPath ? near.node : like.node[m];
  return {
    ...nodeOf(tree, m),
    score: rounded(step.score),
    runner_up: step.rival === null ? null : tree.nodes[step.rival].name,
    forced: step.forced,
    like: best ? { ...alike(other.tree, best, share), on_path: isOnPath } : null,
    beside: near && { node: near.node, share: rounded(near.share) },
    margin: step.margin === null ? null : rounded(step.margin),
    right,
    close: isClose(step, right),
  };
}

/**
 * The leaves of a tree that are least like any node of the other, the worst first.
 * @param {Tree} tree
 * @param {Tree} other
 * @param {Overlap} like
 * @returns {LeastAlike[]}
 */
function least(tree, other, { node, share }) {
  const leaves = [...tree.nodes.keys()].filter(m => tree.isLeaf(m) && node[m] && tree.size(m) >= SMALL && share[m] < 1),
    worst = leaves.sort((a, b) => share[a] - share[b] || tree.size(b) - tree.size(a)).slice(0, WORST);
  return worst.map(m => ({ ...nodeOf(tree, m), like: alike(other, node[m], share[m]) }));
}

/**
 * @param {Tree} tree
 * @param {number} m
 * @returns {SideNode}
 */
function nodeOf(tree, m) {
  const { level, name, n, hue, reps } = tree.nodes[m];
  return { node: m, level, name, n, hue, reps };
}

/**
 * @param {Tree} tree
 * @param {number} m
 * @param {number} share
 * @returns {AlikeNode}
 */
const alike = (tree, m, share) => ({ ...nodeOf(tree, m), share: rounded(share) });
