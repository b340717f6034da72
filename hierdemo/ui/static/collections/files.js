// Files that a person chose or dropped: which of them can be uploaded, under which names, and sending them one by one.
// Knows files and the server's limits; draws nothing.
import { ApiError, post, send } from '../core/api.js';
import { visitor } from '../core/collection.js';
import { count } from '../core/format.js';

const AT_ONCE = 3,
  TOLD = 150; // files left out that are told to the server by name
const TABLE = 'metadata.csv';
const NOISE = /(^|\/)(\.|thumbs\.db$|desktop\.ini$)/i; // what systems put into folders

export const megabytes = bytes => bytes < 1e5 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;

/** [{file, path}] of a list of files; folders by webkitRelativePath. */
export const fromList = files => [...files].map(file => ({ file, path: file.webkitRelativePath || file.name }));

/** The same of what was dropped, folders and all that is in them. */
export async function fromDrop(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return fromList(transfer.files);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed)).catch(() => null);
    if (file) found.push({ file, path });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(() => []);
    if (!some.length) return;
    for (const child of some) await walk(child, found);
  }
}

/** {name, files: [{file, path}], bytes, leftOut: [{file, reason}], error}: a folder that holds all gives the name. */
export function sort(found, { suffixes, limits }) {
  const seen = found.filter(({ path }) => !NOISE.test(path));
  const top = seen[0]?.path.split('/')[0];
  const one = seen.length > 0 && seen.every(({ path }) => path.includes('/') && path.split('/')[0] === top);
  const leftOut = [],
    files = [];
  for (const { file, path: whole } of seen) {
    const path = one ? whole.slice(top.length + 1) : whole;
    const suffix = path.slice(path.lastIndexOf('.')).toLowerCase();
    if (path !== TABLE && !suffixes.includes(suffix)) leftOut.push({ file: path, reason: 'It is no picture by its name.' });
    else if (file.size > limits.file_bytes) leftOut.push({ file: path, reason: `It is larger than ${megabytes(limits.file_bytes)}: make it smaller.` });
    else if (!file.size) leftOut.push({ file: path, reason: 'It is empty.' });
    else files.push({ file, path });
  }
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  return { name: one ? top : '', files, bytes, leftOut, error: refusal(files, bytes, limits) };
}

function refusal(files, bytes, limits) {
  if (!files.some(({ path }) => path !== TABLE)) return 'There is no picture among these files: choose JPEG, PNG, WebP, GIF, BMP or TIFF.';
  if (files.length > limits.files) return `These are ${count(files.length)} files, and at most ${count(limits.files)} can be uploaded: choose fewer.`;
  if (bytes > limits.total_bytes) return `These are ${megabytes(bytes)}, and at most ${megabytes(limits.total_bytes)} can be uploaded: choose fewer.`;
  return null;
}

/**
 * Sends files and begins the build; tell(done, of) after each. Resolves to its id. Throws ApiError, or AbortError when
 * the signal was given; what was sent is then removed.
 */
export async function upload({ files, leftOut }, { name, model }, tell, signal) {
  const { id } = await post('/build/begin', { visitor: visitor() }, signal);
  const left = [...leftOut],
    waiting = [...files];
  let done = 0;
  const sender = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        await send(`/build/file?${new URLSearchParams({ id, name: next.path })}`, next.file, signal);
      } catch (error) {
        if (!(error instanceof ApiError) || !error.status) throw error;
        left.push({ file: next.path, reason: error.message });
      }
      tell(++done, files.length);
    }
  };
  try {
    tell(0, files.length);
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    const told = left.slice(0, TOLD).map(({ file, reason }) => ({ file: file.slice(-150), reason: reason.slice(0, 200) }));
    await post('/build/start', { id, name, model, left_out: told }, signal);
  } catch (error) {
    await post('/build/remove', { id }).catch(() => {}); // it goes by itself after a while
    throw error;
  }
  return id;
}
