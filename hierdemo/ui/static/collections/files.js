// Files that a person chose or dropped: which of them can be uploaded, and under which names. Knows files and the server's
// limits; sends nothing, draws nothing.
/** @import { BuildLimits, Skipped } from '../core/types' */
import { foreignWords } from '../core/foreign.js';
import { count } from '../core/format.js';

const TABLE = 'metadata.csv';
const HOLDS = /\.(tar|zip|parquet|pq|arrow)$/i;
const NOISE = /(^|\/)(\.|thumbs\.db$|desktop\.ini$)/i; // what systems put into folders

/**
 * A file and where it lay. @template {{size: number}} [F=File] @typedef {{file: F, path: string}} Found
 */

/**
 * @param {number} bytes
 */
export const megabytes = bytes =>
  bytes < 1e5
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;

/**
 * Files of a list, in folders where they were chosen as one.
 * @param {Iterable<File>} files
 * @returns {Found[]}
 */
export const fromList = files => [...files].map(file => ({ file, path: file.webkitRelativePath || file.name }));

/**
 * The same of what was dropped, folders and all that is in them.
 * @param {DataTransfer} transfer
 * @returns {Promise<Found[]>}
 */
export async function fromDrop(transfer) {
  const entries = [...transfer.items].flatMap(item => item.webkitGetAsEntry?.() ?? []);
  if (!entries.length) return fromList(transfer.files);
  /** @type {Found[]} */
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

/**
 * @param {FileSystemEntry} entry
 * @param {Found[]} found
 */
async function walk(entry, found) {
  if (entry instanceof FileSystemFileEntry) {
    const file = await fileOf(entry).catch(() => null);
    if (file) found.push({ file, path: entry.fullPath.replace(/^\//, '') });
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return;
  const reader = entry.createReader();
  for (;;) {
    const some = await nextOf(reader).catch(() => []);
    if (!some.length) return;
    for (const child of some) await walk(child, found);
  }
}

/** @type {(entry: FileSystemFileEntry) => Promise<File>} */
const fileOf = entry => new Promise((done, failed) => entry.file(done, failed));
/** @type {(reader: FileSystemDirectoryReader) => Promise<FileSystemEntry[]>} */
const nextOf = reader => new Promise((done, failed) => reader.readEntries(done, failed));

/**
 * What can be uploaded of what was found, and why the others cannot. name: of the folder that holds all, or ''.
 * @template {{size: number}} F
 * @param {readonly Found<F>[]} found
 * @param {{suffixes: readonly string[], telling: readonly string[], kinds: string, limits: BuildLimits}} offered
 * @returns {{name: string, files: Found<F>[], bytes: number, leftOut: Skipped[], error: string | null}}
 */
export function sort(found, { suffixes, telling, kinds, limits }) {
  const seen = found.filter(({ path }) => !NOISE.test(path)),
    name = commonFolder(seen);
  /** @type {Skipped[]} */
  const leftOut = [];
  /** @type {Found<F>[]} */
  const files = [];
  for (const { file, path: whole } of seen) {
    const path = name ? whole.slice(name.length + 1) : whole,
      reason = unfit(path, file.size, [...suffixes, ...telling], limits);
    if (reason) leftOut.push({ file: path, reason });
    else files.push({ file, path });
  }
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const some = files.some(({ path }) => suffixes.includes(suffixOf(path)));
  const none = `There is no picture among these files: choose ${kinds}.`;
  return { name, files, bytes, leftOut, error: some ? refusal(files.length, bytes, limits) : none };
}

/**
 * What a single file is called that holds all, '' for any other.
 * @param {readonly {path: string}[]} files
 */
export const soleName = files => (files.length === 1 && HOLDS.test(files[0].path) ? lastPart(files[0].path).replace(HOLDS, '') : '');

/** @param {string} path */
const suffixOf = path => path.slice(path.lastIndexOf('.')).toLowerCase();

/** @param {readonly {path: string}[]} found */
function commonFolder(found) {
  const top = found[0]?.path.split('/')[0] ?? '';
  return found.every(({ path }) => path.startsWith(`${top}/`)) ? top : '';
}

/**
 * Why a file stays, or null.
 * @param {string} path
 * @param {number} size
 * @param {readonly string[]} suffixes
 * @param {BuildLimits} limits
 */
function unfit(path, size, suffixes, limits) {
  if (path !== TABLE && !suffixes.includes(suffixOf(path))) return foreignWords(path) ?? 'It is no picture by its name.';
  if (size > limits.file_bytes) return `It is larger than ${megabytes(limits.file_bytes)}: make it smaller.`;
  return size ? null : 'It is empty.';
}

/**
 * @param {number} n files
 * @param {number} bytes
 * @param {BuildLimits} limits
 */
function refusal(n, bytes, limits) {
  if (n > limits.files)
    return `These are ${count(n)} files, and at most ${count(limits.files)} can be uploaded: choose fewer.`;
  if (bytes > limits.total_bytes)
    return `These are ${megabytes(bytes)}, and at most ${megabytes(limits.total_bytes)} can be uploaded: choose fewer.`;
  return null;
}

/**
 * A name for a folder out of any words: what a file system takes everywhere.
 * @param {string} text
 */
export const fileName = text => text.toLowerCase().replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');

/**
 * The last part of a path, on any system.
 * @param {string} path
 */
export const lastPart = path => path.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
