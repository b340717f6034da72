// Sends files one by one and begins a build of them. Draws nothing.
/** @import { Skipped } from '../core/types' */
/** @import { Begin } from './build_doubt.js' */
/** @import { Found } from './files.js' */
import { ApiError, post, send } from '../core/api.js';
import { visitor } from '../core/collection.js';

const AT_ONCE = 3;
const TOLD = 150; // files left out that are told to the server by name

/**
 * Resolves to the build's id; tell(done, of) after each file. Throws ApiError, or AbortError when the signal was given;
 * what was sent is then removed.
 * @param {{files: readonly Found[], leftOut: readonly Skipped[]}} chosen
 * @param {{name: string, model: string}} ask
 * @param {(done: number, of: number) => void} tell
 * @param {{signal: AbortSignal, begin: (send: Begin) => Promise<string>}} more begin: has what was sent built
 */
export async function upload({ files, leftOut }, { name, model }, tell, { signal, begin }) {
  const { id } = await post('/build/begin', { visitor: visitor() }, signal);
  try {
    const refused = await sendAll(id, files, tell, signal);
    const told = [...leftOut, ...refused].slice(0, TOLD);
    const left_out = told.map(({ file, reason }) => ({ file: file.slice(-150), reason: reason.slice(0, 200) }));
    await begin(more => post('/build/start', { id, name, model, left_out, ...more }, signal));
  } catch (error) {
    await post('/build/remove', { id }).catch(() => {}); // it goes by itself after a while
    throw error;
  }
  return id;
}

/**
 * Returns the files that the server refused.
 * @param {string} id
 * @param {readonly Found[]} files
 * @param {(done: number, of: number) => void} tell
 * @param {AbortSignal} signal
 */
async function sendAll(id, files, tell, signal) {
  /** @type {Skipped[]} */
  const refused = [];
  const waiting = [...files];
  let done = 0;
  const sender = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        await send(`/build/file?${new URLSearchParams({ id, name: next.path })}`, next.file, signal);
      } catch (error) {
        if (!(error instanceof ApiError) || !error.status) throw error;
        refused.push({ file: next.path, reason: error.message });
      }
      tell(++done, files.length);
    }
  };
  tell(0, files.length);
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return refused;
}
