// One collection as it was shipped: of a family each member is one. Reads its files when they are first needed and makes of
// them what the engine answers from (engine/shipped.d.ts). Knows the export's names and how it packs arrays; finds nothing.
import { decoded as unpacked } from './engine/decode.js';
import { open } from './engine/engine.js';
import { unfolded } from './items.js';
import { decoded, read } from './read.js';

/** @import { Info, TreeAnswer } from '../core/types' */
/** @import { OpenEngine } from './engine/engine.js' */
/** @import { ShippedItem, ShippedTree } from './engine/shipped' */
/** @typedef {Omit<ShippedTree, 'maps'>} Tree */

const PLACES = 65_535; // places on a map count in these parts of its side

/** Items are the same in all members: the first has them. @type {Promise<ShippedItem[]> | null} */
let items = null;
const allItems = () => (items ??= read(0, 'items').then(unfolded));

export class Member {
  /** @type {Map<string, Promise<Tree>>} */
  #trees = new Map();
  /** Those that the engine holds @type {Record<string, ShippedTree>} */
  #held = {};
  /** @type {Promise<OpenEngine> | null} */
  #engine = null;

  /** @param {number} place among the members */
  constructor(place) {
    this.place = place;
  }

  /** @returns {Promise<Info>} */
  info() {
    return read(this.place, 'info');
  }

  /** What needs no engine, as the server tells it. @param {string} name */
  part(name) {
    return read(this.place, name);
  }

  /** @param {string} id @returns {Promise<Tree>} */
  tree(id) {
    const known = this.#trees.get(id) ?? this.#readTree(id);
    this.#trees.set(id, known);
    known.catch(() => this.#trees.delete(id));
    return known;
  }

  /** @param {string} id @returns {Promise<Tree>} */
  async #readTree(id) {
    const { order, start, stop, ...rest } = await read(this.place, `tree-${id}`);
    return { ...rest, order: ints(order), start: ints(start), stop: ints(stop) };
  }

  /** Of each map every x, then every y. @param {string} id @returns {Promise<Float32Array[]>} */
  async maps(id) {
    const /** @type {string[]} */ texts = await read(this.place, `maps-${id}`);
    return texts.map(text => Float32Array.from(new Uint16Array(decoded(text)), v => v / PLACES));
  }

  /**
   * The engine with these trees in it.
   * @param {readonly string[]} trees
   */
  async engine(trees) {
    const opening = (this.#engine ??= this.#open());
    opening.catch(() => (this.#engine = null)); // the next asks again
    const [engine] = await Promise.all([opening, ...trees.map(id => this.#hold(id))]);
    return engine;
  }

  /** @param {string} id */
  async #hold(id) {
    const { trees } = await this.info();
    if (this.#held[id] || !trees.some(tree => tree.id === id)) return; // the engine says that there is none
    const [tree, maps] = await Promise.all([this.tree(id), this.maps(id)]);
    this.#held[id] ??= { ...tree, maps };
  }

  async #open() {
    const [info, own, all] = await Promise.all([this.info(), read(this.place, 'answers'), allItems()]);
    const { reads, dim, captions, quantities, stacks, notes, texts } = own;
    return open({
      info,
      reads,
      dim,
      items: all,
      vectors: floats(own.vectors),
      trees: this.#held,
      means: new Float32Array(decoded(own.means)),
      texts,
      textVectors: floats(own.textVectors),
      captions: captions && { ...captions, vectors: floats(captions.vectors), row: ints(captions.row) },
      quantities: Object.fromEntries(Object.entries(quantities).map(([name, text]) => [name, new Float64Array(decoded(text))])),
      stacks: stacks && ints(stacks),
      notes,
    });
  }
}

/** @param {string} text */
const ints = text => new Int32Array(decoded(text));

/** @param {{numbers: string, scale: number}} packed */
const floats = ({ numbers, scale }) => unpacked(new Int16Array(decoded(numbers)), scale);

/**
 * Each item's leaf, without the engine: a first map needs no more.
 * @param {TreeAnswer} answer
 * @param {Tree} tree
 */
export function leavesOf({ nodes }, { order, start, stop }) {
  const parents = new Set(nodes.map(node => node.parent)),
    out = new Int32Array(order.length);
  for (const { id } of nodes) if (!parents.has(id)) for (let at = start[id]; at < stop[id]; at++) out[order[at]] = id;
  return out;
}
