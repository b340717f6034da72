// Who answers the page's questions: the server that it came from, or files that came with it (files/). Both are asked
// through api.js in the same words, and no part of the page knows which it is: what the files cannot do, `info.copy` says.

/**
 * What stands in for the server. Paths are those of api.js; an answer is what the server would send. Refusals are
 * ApiErrors. thumb and image: addresses of an item's pictures. at: of a file, "" where only `bytes` or `blob` has it.
 * @typedef {object} Answerer
 * @property {(path: string) => Promise<any>} get
 * @property {(path: string, body: object, signal?: AbortSignal) => Promise<any>} post
 * @property {(path: string) => Promise<ArrayBuffer>} bytes
 * @property {(id: number) => string} thumb
 * @property {(id: number) => string} image
 * @property {(path: string) => string} at
 */

/** Null: the server. @type {Answerer | null} */
let instead = null;

/** What stands in for the server, or null. */
export const inPlace = () => instead;

/**
 * Before anything is asked.
 * @param {Answerer} answerer
 */
export const answerWith = answerer => {
  instead = answerer;
};
