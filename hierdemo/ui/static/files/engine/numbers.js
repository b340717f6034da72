// Rows of vectors and their scores: cosines, higher is better. Sums are taken in double precision and kept in single, as the
// rest of hierdemo keeps them. Knows arrays alone. Pure.

/** Scores this near are the same one. */
export const TIE = 1e-6;

/**
 * The scores of some rows, in their order.
 * @param {Float32Array} rows
 * @param {ArrayLike<number>} ids
 * @param {Float32Array} query
 */
export function scoresOf(rows, ids, query) {
  const dim = query.length,
    out = new Float32Array(ids.length);
  for (let i = 0; i < out.length; i++) out[i] = product(rows, ids[i] * dim, query);
  return out;
}

/**
 * The scores of all rows.
 * @param {Float32Array} rows
 * @param {Float32Array} query
 */
export function allScores(rows, query) {
  const dim = query.length,
    out = new Float32Array(rows.length / dim);
  for (let i = 0; i < out.length; i++) out[i] = product(rows, i * dim, query);
  return out;
}

/**
 * In four sums that do not wait for each other.
 * @param {Float32Array} rows
 * @param {number} at where the row begins
 * @param {Float32Array} query
 */
function product(rows, at, query) {
  const whole = query.length & ~3;
  let [a, b, c, e] = [0, 0, 0, 0];
  for (let d = 0; d < whole; d += 4) {
    a += rows[at + d] * query[d];
    b += rows[at + d + 1] * query[d + 1];
    c += rows[at + d + 2] * query[d + 2];
    e += rows[at + d + 3] * query[d + 3];
  }
  for (let d = whole; d < query.length; d++) a += rows[at + d] * query[d];
  return a + b + (c + e);
}

/**
 * @param {Float32Array} rows
 * @param {number} id
 * @param {Float32Array} query
 */
export const scoreOf = (rows, id, query) => Math.fround(product(rows, id * query.length, query));

/**
 * @param {Float32Array} rows
 * @param {number} id
 * @param {number} dim
 */
export const rowOf = (rows, id, dim) => rows.subarray(id * dim, (id + 1) * dim);

/**
 * At length 1; zeros stay zeros.
 * @param {ArrayLike<number>} x
 */
export function unit(x) {
  let sum = 0;
  for (let d = 0; d < x.length; d++) sum += x[d] * x[d];
  const length = Math.max(Math.sqrt(sum), 1e-12);
  return Float32Array.from(x, v => v / length);
}

/**
 * a + by * b, number by number.
 * @param {ArrayLike<number>} a
 * @param {ArrayLike<number>} b
 * @param {number} by
 */
export const plus = (a, b, by) => Float64Array.from(a, (v, d) => v + by * b[d]);

/**
 * The mean of some rows.
 * @param {Float32Array} rows
 * @param {ArrayLike<number>} ids at least one
 * @param {number} dim
 */
export function meanOf(rows, ids, dim) {
  const sum = new Float64Array(dim);
  for (let i = 0; i < ids.length; i++) for (let d = 0; d < dim; d++) sum[d] += rows[ids[i] * dim + d];
  return Float32Array.from(sum, v => v / ids.length);
}

/**
 * The places of the k best, best first; of equals the first.
 * @param {Float32Array} scores
 * @param {number} k at least 1
 * @param {Uint8Array | null} [allowed] which may be taken
 * @returns {number[]}
 */
export function best(scores, k, allowed = null) {
  /** @type {number[]} */
  const out = [];
  for (let i = 0; i < scores.length; i++) {
    if (allowed && !allowed[i]) continue;
    if (out.length === k) {
      if (!(scores[i] > scores[out[k - 1]])) continue;
      out.pop();
    }
    let at = out.length;
    while (at && scores[i] > scores[out[at - 1]]) at--;
    out.splice(at, 0, i);
  }
  return out;
}

/**
 * With four digits, as answers give it.
 * @param {number} value
 */
export const rounded = value => Number(value.toFixed(4));
