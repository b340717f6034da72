// A record's own value under a name that somebody else chose: "constructor" and "__proto__" are names like any other. Pure.

/**
 * @template T
 * @param {Readonly<Record<string, T>>} record
 * @param {string} name
 * @returns {T | undefined}
 */
export const own = (record, name) => (Object.hasOwn(record, name) ? record[name] : undefined);
