// Rows as CSV. Pure. A text that a spreadsheet would take for a formula gets an apostrophe before it, as selection.py does.

/** @typedef {string | number | boolean | null} Cell */

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a spreadsheet would take it for a formula. @param {Cell} cell */
const risky = cell => typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell);

/**
 * How many cells begin with an apostrophe that is not theirs.
 * @param {readonly (readonly Cell[])[]} rows
 */
export const guarded = rows => rows.flat().filter(risky).length;

/** @param {Cell} cell */
function written(cell) {
  if (cell === null) return '';
  const text = risky(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {readonly string[]} columns
 * @param {readonly (readonly Cell[])[]} rows
 */
export const csv = (columns, rows) => `${[columns, ...rows].map(row => row.map(written).join(',')).join('\r\n')}\r\n`;
