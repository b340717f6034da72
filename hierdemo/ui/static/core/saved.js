// What this browser keeps of a person's choices. Where it keeps nothing, a choice lasts as long as the page.

/** @param {string} name */
export function saved(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function save(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    /* private mode */
  }
}
