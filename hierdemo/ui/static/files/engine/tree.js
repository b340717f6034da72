// A tree over the items as the engine walks it, and the means that its nodes are scored by. Numbers as tree/tree.py has them:
// 0 is the root, parents come before children. Pure.
/** @import { ShippedTree } from './shipped' */

export class Tree {
  /** @param {ShippedTree} shipped */
  constructor(shipped) {
    const { nodes } = shipped.answer;
    this.shipped = shipped;
    this.nodes = nodes;
    this.order = shipped.order;
    this.start = shipped.start;
    this.stop = shipped.stop;
    this.parent = Int32Array.from(nodes, node => node.parent);
    this.level = Int32Array.from(nodes, node => node.level);
    this.depth = this.level.reduce((a, b) => Math.max(a, b), 0);
    /** @type {number[][]} */
    this.children = nodes.map(() => []);
    for (let m = 1; m < nodes.length; m++) this.children[this.parent[m]].push(m);
    this.leafOf = new Int32Array(this.order.length);
    for (let m = 0; m < nodes.length; m++) if (this.isLeaf(m)) for (const i of this.items(m)) this.leafOf[i] = m;
  }

  /** @param {number} node */
  isLeaf(node) {
    return !this.children[node].length;
  }
  /** @param {number} node */
  size(node) {
    return this.stop[node] - this.start[node];
  }
  /** @param {number} node */
  items(node) {
    return this.order.subarray(this.start[node], this.stop[node]);
  }

  /**
   * What stands for a node one level down: its children, or a leaf itself.
   * @param {number} node
   */
  below(node) {
    return this.isLeaf(node) ? [node] : this.children[node];
  }

  /**
   * From the root (left out) down to the node itself.
   * @param {number} node
   */
  ancestors(node) {
    const path = [];
    for (let m = node; m > 0; m = this.parent[m]) path.push(m);
    return path.reverse();
  }

  /**
   * Each item's node of a level, or the leaf above it.
   * @param {number} level
   */
  nodeOfItems(level) {
    return this.leafOf.map(leaf => {
      let m = leaf;
      while (this.level[m] > level) m = this.parent[m];
      return m;
    });
  }
}

/**
 * Each node's mean of the vectors of its items that can be found, one row a node; zeros where none can.
 * @param {Tree} tree
 * @param {Float32Array} vectors
 * @param {number} dim
 * @param {Uint8Array | null} findable
 */
export function meansOf(tree, vectors, dim, findable) {
  const sums = new Float64Array(tree.nodes.length * dim),
    counts = new Int32Array(tree.nodes.length);
  for (let i = 0; i < tree.leafOf.length; i++) {
    if (findable && !findable[i]) continue;
    const leaf = tree.leafOf[i];
    counts[leaf]++;
    for (let d = 0; d < dim; d++) sums[leaf * dim + d] += vectors[i * dim + d];
  }
  for (let m = tree.nodes.length - 1; m > 0; m--) {
    const above = tree.parent[m];
    counts[above] += counts[m];
    for (let d = 0; d < dim; d++) sums[above * dim + d] += sums[m * dim + d];
  }
  return Float32Array.from(sums, (sum, at) => sum / Math.max(counts[Math.floor(at / dim)], 1));
}
