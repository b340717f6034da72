// Vectors as they are shipped: 16-bit whole numbers and one scale for all of them, as ui/export/vectors.py writes them. Pure.

/**
 * @param {Int16Array} numbers
 * @param {number} scale
 */
export function decoded(numbers, scale) {
  const out = new Float32Array(numbers.length);
  for (let i = 0; i < out.length; i++) out[i] = numbers[i] * scale;
  return out;
}
