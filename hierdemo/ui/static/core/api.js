// The server's addresses and how its answers and refusals are read. Knows the HTTP contract, nothing of the page. Where files
// answer in the server's place (answerer.js), the same is asked of them.
// Addresses are relative to the page, so that the app works under a root_path and inside a Space. What each answers stands
// in routes.d.ts, the answers' shapes in answers.d.ts. Beside those in JSON:
//
// GET  map/ID/LEVEL.bin   float32, little endian: every x, then every y.   GET leaf/ID.bin   int32: each item's leaf
// leaf and map take ?v=SNAPSHOT: a browser keeps what is of that snapshot
// GET  thumb/ITEM.webp (128 px; ?size=256 or 384: made from its file), image/ITEM (the original), upload/TOKEN.webp
//      thumb and image take ?remote=1: of a picture known by its address alone, the way there
// GET  selection.csv, selection.json   what is selected, to keep
//
// Of a family, info, curve, tree, map and leaf take ?e=MEMBER; pictures are the same for all of them.
// All but /collections and /build lie under c/ID/, too, for another collection than the one that the app opened.
// A refusal is a 4xx or 5xx with {error: "one sentence with the remedy"}.
/** @import { Got, Posted, Sent } from './routes' */
import { inPlace } from './answerer.js';

/** A refusal, or no answer at all: the message is for a person. status: of HTTP, where it was a refusal. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} [status]
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

let here = ''; // the collection that the page shows, unless it is the one that the app opened

/**
 * Everything asked from now on is of this collection; null: of the one that the app opened.
 * @param {string | null} id
 */
export const enter = id => {
  here = id ? `c/${encodeURIComponent(id)}/` : '';
};

/**
 * An address of the collection's; one that begins with / is the app's, whatever collection is shown.
 * @param {string} path
 */
export const at = path =>
  inPlace()?.at(path) ?? new URL(`hd/${path.startsWith('/') ? path.slice(1) : here + path}`, document.baseURI).href;

const REMOTE = '?remote=1'; // the server sends the browser on to the picture's own address, where that is all that is known of it
let remote = '';

/**
 * Whether pictures that are known by their address alone are asked for there.
 * @param {boolean} allowed
 */
export const lookElsewhere = allowed => {
  remote = allowed ? REMOTE : '';
};
/** @param {string} src */
export const isElsewhere = src => src.endsWith(REMOTE);
/** The picture's address in the collection alone. @param {string} src */
export const kept = src => (isElsewhere(src) ? src.slice(0, -REMOTE.length) : src);
/** @param {number} id */
export const thumb = id => inPlace()?.thumb(id) ?? at(`thumb/${id}.webp${remote}`);
/** @param {number} id */
export const image = id => inPlace()?.image(id) ?? at(`image/${id}${remote}`);
/** Whether `image` gives more than `thumb`. @param {number} id */
export const hasOriginal = id => !inPlace() || image(id) !== thumb(id);
/** Whether the server makes thumbnails with more pixels of this one (sharp.js). @param {string} src */
export const hasLarger = src => !inPlace() && !isElsewhere(src);
/** @param {string} token */
export const upload = token => at(`upload/${token}.webp`);

const SILENT = 'The server does not answer. Check that hierdemo is still running, then try again.';

/**
 * What index.html asked for while the modules were loading, once.
 * @param {string} path
 * @param {RequestInit} options
 */
function early(path, { method }) {
  const { hdEarly } = window;
  const whole = here + path;
  if (method || !hdEarly?.[whole]) return null;
  const reply = hdEarly[whole];
  delete hdEarly[whole];
  return reply;
}

/** @param {Promise<Response>} asked */
async function reply(asked) {
  let found;
  try {
    found = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(SILENT);
  }
  if (found.ok) return found;
  const told = await found.json().catch(() => ({}));
  const sentence = told.error ?? `The server could not do this (${found.status}). Try again, or reload the page.`;
  throw new ApiError(sentence, found.status);
}

/**
 * @param {string} path
 * @param {RequestInit} options
 */
const call = async (path, options) => (await reply(early(path, options) ?? fetch(at(path), options))).json();

/**
 * @template {string} P
 * @param {P} path
 * @returns {Promise<Got<P>>}
 */
export const get = path => inPlace()?.get(path) ?? call(path, {});

/**
 * What is no JSON. Throws ApiError.
 * @param {string} path
 * @returns {Promise<ArrayBuffer>}
 */
export const bytes = path => inPlace()?.bytes(path) ?? reply(fetch(at(path))).then(found => found.arrayBuffer());

/**
 * Has the browser fetch a file before it is needed.
 * @param {string} path
 */
export const ahead = path => inPlace() || fetch(at(path), { priority: 'low' }).then(found => found.blob()).catch(() => null);

/**
 * @template {keyof Posted} P
 * @param {P} path
 * @param {object} body
 * @param {AbortSignal} [signal]
 * @returns {Promise<Posted[P]>}
 */
export const post = (path, body, signal) =>
  inPlace()?.post(path, body, signal) ??
  call(path, { method: 'POST', body: JSON.stringify(body), signal, headers: { 'Content-Type': 'application/json' } });

/**
 * @template {string} P
 * @param {P} path
 * @param {Blob} file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Sent<P>>}
 */
export const send = (path, file, signal) =>
  call(path, { method: 'POST', body: file, signal, headers: { 'Content-Type': 'application/octet-stream' } });
