// How far a map is to be trusted around an item: its nearest items by embedding against those on the map, as
// ui/present/map_trust.py has it, its nearest found exactly. Knows maps and vectors. Pure.
/** @import { NearAnswer } from '../../core/answers' */
/** @import { Shipped } from './shipped' */
import { allScores, best, rounded, rowOf } from './numbers.js';

const SAMPLE = 200; // items that a map's average is taken over

/** Of one collection. What was worked out for the average is kept. */
export class Trust {
  /** By item and number of neighbours. @type {Map<string, number[]>} */
  #true = new Map();
  /** @type {Map<Float32Array, Map<number, number>>} */
  #averages = new Map();

  /** @param {Shipped} shipped */
  constructor(shipped) {
    this.shipped = shipped;
  }

  /**
   * Both nearest first and without the item itself.
   * @param {number} item
   * @param {Float32Array} map
   * @param {number} k
   * @returns {NearAnswer}
   */
  near(item, map, k) {
    const scores = this.#scores(item),
      near = nearest(scores, item, k),
      drawn = drawnBy(map, item, k),
      shared = near.filter(i => drawn.includes(i)).length;
    return {
      item,
      k: near.length,
      true: near.map(id => ({ id, score: rounded(scores[id]) })),
      map: drawn,
      shared,
      average: Number(this.#average(map, k).toFixed(1)),
    };
  }

  /** @param {number} item */
  #scores(item) {
    const { vectors, dim } = this.shipped;
    return allScores(vectors, rowOf(vectors, item, dim));
  }

  /**
   * The mean of `shared` over a fixed sample of the items.
   * @param {Float32Array} map
   * @param {number} k
   */
  #average(map, k) {
    const known = this.#averages.get(map) ?? new Map(),
      found = known.get(k) ?? this.#averaged(map, k);
    this.#averages.set(map, known.set(k, found));
    return found;
  }

  /**
   * @param {Float32Array} map
   * @param {number} k
   */
  #averaged(map, k) {
    const n = map.length / 2,
      size = Math.min(n, SAMPLE),
      sample = [...new Set(Array.from({ length: size }, (_, i) => (size > 1 ? Math.floor((i * (n - 1)) / (size - 1)) : 0)))];
    const shared = sample.map(i => {
      const key = `${i} ${k}`,
        near = this.#true.get(key) ?? nearest(this.#scores(i), i, k),
        drawn = new Set(drawnBy(map, i, k));
      this.#true.set(key, near);
      return near.filter(id => drawn.has(id)).length;
    });
    return shared.reduce((a, b) => a + b, 0) / sample.length;
  }
}

/**
 * @param {Float32Array} scores
 * @param {number} item
 * @param {number} k
 */
const nearest = (scores, item, k) =>
  best(scores, k + 1)
    .filter(i => i !== item)
    .slice(0, k);

/**
 * @param {Float32Array} map every x, then every y
 * @param {number} item
 * @param {number} k
 */
function drawnBy(map, item, k) {
  const n = map.length / 2,
    closeness = new Float32Array(n);
  for (let i = 0; i < n; i++) closeness[i] = -((map[i] - map[item]) ** 2 + (map[n + i] - map[n + item]) ** 2);
  closeness[item] = -Infinity;
  return best(closeness, Math.min(k, n - 1));
}
