// What was shipped with the page, read by name: scripts in data/ beside the document, or elements of it where all is one file.
// A page opened from a folder may fetch nothing and import nothing, but it may run a script: each hands its value to hdGive,
// which the document's head defines. Knows where a name lies; not what it holds.
import { ApiError } from '../core/api.js';

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/** How a name is spelt in a file's, on any file system. @param {string} name */
export const spelt = name => name.replace(/[^a-z0-9-]/gu, c => `_${c.codePointAt(0)?.toString(16)}_`);

/**
 * A value by the folder and name that the export gave it. Throws ApiError where it does not come.
 * @param {number} member
 * @param {string} name
 * @returns {Promise<any>}
 */
export function read(member, name) {
  const key = `${member}/${spelt(name)}`;
  const known = asked.get(key) ?? find(key);
  asked.set(key, known);
  known.catch(() => asked.delete(key));
  return known;
}

/** @param {string} key */
async function find(key) {
  const { hdGiven } = window,
    inline = document.getElementById(`hd-data/${key}`);
  if (inline) {
    inline.remove(); // it is held once
    return JSON.parse(inline.textContent ?? '');
  }
  if (!(key in hdGiven)) await run(`data/${key}.js`);
  if (!(key in hdGiven)) throw new ApiError(`data/${key}.js holds nothing of this page: take the whole folder along, as it was written.`);
  const value = hdGiven[key];
  delete hdGiven[key];
  return value;
}

/** @param {string} src */
const run = src =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const missing = () => reject(new ApiError(`${src} is missing: take the whole folder along, as it was written.`));
    Object.assign(script, { src, async: true, onload: resolve, onerror: missing });
    document.head.append(script);
  }).finally(() => document.querySelector(`script[src="${src}"]`)?.remove());

/**
 * The bytes that a text in base 64 stands for.
 * @param {string} text
 */
export function decoded(text) {
  const raw = atob(text),
    out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out.buffer;
}

/** A text of the document that is no data: pictures of one file, Plotly. @param {string} name */
export const textOf = name => document.getElementById(`hd-text/${name}`)?.textContent ?? null;
