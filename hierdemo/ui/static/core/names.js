// Finding branches by their names. Pure; knows an indexed tree (core/store.js).
/** @import { Tree, TreeNode } from './types' */

/**
 * Names that hold every word of `text`: those that begin with it first, then coarse before fine, large before small.
 * @param {Tree} tree
 * @param {string} text
 * @returns {number[]} ids; none for no words. The root has no name to find.
 */
export function named(tree, text) {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = tree.nodes.filter(n => n.level > 0 && words.every(word => n.name.toLowerCase().includes(word)));
  /** @param {TreeNode} n */
  const rank = n => (n.name.toLowerCase().startsWith(words[0]) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || a.level - b.level || b.n - a.n).map(n => n.id);
}
