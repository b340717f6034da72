// The CSS colour that an attribute's value names: for the dot beside it. Knows words for colours, nothing of searches.

/** @type {Record<string, string>} */
const SWATCH = {
  red: '#d6282d',
  orange: '#f4841e',
  yellow: '#facf32',
  green: '#3aa04e',
  blue: '#2c66d0',
  purple: '#8042b0',
  pink: '#f486b0',
  brown: '#845430',
  black: '#2e2e34',
  white: '#f4f4f0',
  grey: '#8d9096',
  gray: '#8d9096',
  beige: '#e0cfae',
  gold: '#d4a72c',
  golden: '#d9a441',
  silver: '#c3c7cc',
  turquoise: '#2bb3b0',
  teal: '#168a86',
  navy: '#1d3470',
};
const COLOURS = /^colou?r/i;

/**
 * Null where the attribute is no colour, or the value names none.
 * @param {string} name
 * @param {string} value
 */
export function swatch(name, value) {
  if (!COLOURS.test(name)) return null;
  const word = value.toLowerCase();
  return SWATCH[word] ?? (CSS.supports('color', word) ? word : null);
}
