// Words as a shell, Python and JSON read them. Pure; knows nothing of questions.

const BARE = /^[\w@%+=:,./-]+$/;

/** One word of a POSIX shell, whatever stands in it. @param {string} text */
export const shell = text => (BARE.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/**
 * A value as Python writes it. JSON's strings, numbers, lists and objects are Python's, too.
 * @param {unknown} value
 * @returns {string}
 */
export function python(value) {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${python(one)}`).join(', ')}}`;
}
