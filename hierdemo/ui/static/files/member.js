// One collection as it was shipped: of a family each member is one. Reads its files when they are first needed and gives the
// engine what it answers from. Knows the export's names and which arrays are in base 64; finds nothing itself.
import { decoded, read } from './read.js';

/** @import { Info, TreeAnswer } from '../core/types' */
/** @typedef {{answer: TreeAnswer, order: Int32Array, start: Int32Array, stop: Int32Array, margins: any}} Tree */

/** @typedef {ReturnType<typeof openMember>} Member */

/** @param {number} place among the members */
export function openMember(place) {
  /** @type {Map<string, Promise<Tree>>} */
  const trees = new Map();

  /** @param {string} id @returns {Promise<Tree>} */
  async function readTree(id) {
    const { order, start, stop, ...rest } = await read(place, `tree-${id}`);
    return { ...rest, order: ints(order), start: ints(start), stop: ints(stop) };
  }
  /** @param {string} id */
  function tree(id) {
    const known = trees.get(id) ?? readTree(id);
    trees.set(id, known);
    known.catch(() => trees.delete(id));
    return known;
  }
  /** @returns {Promise<Info>} */
  const info = () => read(place, 'info');

  return {
    info,
    tree,
    /**
     * @param {string} id
     * @param {number} level
     */
    async map(id, level) {
      const [{ answer }, maps] = await Promise.all([tree(id), read(place, `maps-${id}`)]);
      return decoded(maps[answer.maps.findIndex(map => map.level === level)]);
    },
    /** Each item's leaf. @param {string} id */
    async leaves(id) {
      const { answer, order, start, stop } = await tree(id),
        parents = new Set(answer.nodes.map(node => node.parent)),
        out = new Int32Array(order.length);
      for (const { id: node } of answer.nodes) if (!parents.has(node)) for (let at = start[node]; at < stop[node]; at++) out[order[at]] = node;
      return out.buffer;
    },
    /** @param {string | null} id */
    async engine(id) {
      await (id === null ? info() : tree(id));
    },
  };
}

/** @param {string} text */
const ints = text => new Int32Array(decoded(text));
