// A tree's data with ways to walk it. Pure; knows the server's TreeAnswer.
/** @import { Tree, TreeAnswer, TreeNode } from './types' */

/** What is said of a name that no item said and no person gave. */
export const GUESS = 'a guess, the model\u2019s own word for these';

/**
 * Whether a name is such a one. @param {string} source where it is from
 */
export const guessed = source => source === 'vocabulary';

/**
 * @param {TreeAnswer} data
 * @param {string | null} embedding the member of the family that it is of
 * @param {string} query what its addresses end with
 * @returns {Tree}
 */
export function indexTree(data, embedding = null, query = '') {
  const byId = new Map(data.nodes.map(n => [n.id, n]));
  /** @type {Map<number, number[]>} */
  const kids = new Map(data.nodes.map(n => [n.id, []]));
  data.nodes.forEach(n => kids.get(n.parent)?.push(n.id));
  /** Views ask for nodes that there are. @type {(id: number) => TreeNode} */
  const node = id => /** @type {TreeNode} */ (byId.get(id));
  /** @type {(id: number, level: number) => number} */
  const ancestor = (id, level) => {
    let n = node(id);
    while (n && n.level > level) n = node(n.parent);
    return n?.id;
  };
  /** @type {(id: number) => number[]} */
  const path = id => {
    const out = [];
    for (let n = node(id); n && n.level > 0; n = node(n.parent)) out.unshift(n.id);
    return out;
  };
  /** @type {(level: number) => string} */
  const title = level => data.levels[level - 1] ?? `Level ${level}`;
  /** @type {(id: number) => readonly number[]} */
  const children = id => kids.get(id) ?? [];
  return { ...data, embedding, query, byId, node, children, ancestor, path, title, depth: data.levels.length };
}

/**
 * Keep every item's leaf in a tree; returns those that are kept.
 * @param {{leaves?: Int32Array} & Omit<Tree, 'leaves'>} tree
 * @param {Int32Array} leaves
 */
export const withLeaves = (tree, leaves) => (tree.leaves ??= leaves);
