// Answers in the server's place, from what was shipped: which file or which part of the engine an address of the server's
// stands for. Knows the addresses (core/api.js) and how the export names its files; finds nothing itself.
import { ApiError } from '../core/api.js';
import { openMember } from './member.js';
import { pictures } from './pictures.js';
import { textOf } from './read.js';

/** @import { Answerer } from '../core/answerer.js' */
/** @import { Copy, Info } from '../core/types' */
/** @import { Member } from './member.js' */
/** @typedef {{own: Member, query: URLSearchParams, rest: string[]}} Asked rest: what stands in the address after its name */

const NEEDS_SERVER = 'This is a copy without a server: that needs hierdemo itself.';

/** @returns {Answerer & {warm: () => void}} */
export function makeAnswerer() {
  const here = new Members();
  const { thumb, image } = pictures(() => here.copy);
  return {
    get: path => here.asked(path, GETS),
    bytes: path => here.asked(path, BYTES),
    post: (path, body) => here.posted(path, body),
    thumb,
    image,
    at,
    warm: () => here.warm(),
  };
}

/** Addresses of files. @param {string} path */
const at = path => (path === '/plotly.min.js' ? plotly() : path.replace(/^\//, ''));

/** @type {string | null} */
let script = null;

/** Plotly lies beside the document, or in it. */
function plotly() {
  const text = textOf('plotly');
  if (text === null) return 'plotly.min.js';
  script ??= URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return `${script}#plotly.min.js`;
}

/** Those of the family, each opened when it is first asked. */
class Members {
  /** @type {Copy | null} */
  copy = null;
  /** @type {Map<number, Member>} */
  #opened = new Map();

  /** @param {string | null} id null: the one that is asked unless another is named */
  async of(id) {
    const first = this.#open(0);
    this.copy ??= (await first.info()).copy ?? null;
    const place = id === null ? 0 : (this.copy?.members.indexOf(id) ?? -1);
    if (place < 0) throw new ApiError(`There is no embedding “${id}” in this copy.`);
    return this.#open(place);
  }

  /** @param {number} place */
  #open(place) {
    const known = this.#opened.get(place) ?? openMember(place);
    this.#opened.set(place, known);
    return known;
  }

  /**
   * @template T
   * @param {string} path
   * @param {Record<string, (asked: Asked) => Promise<T>>} ways
   */
  async asked(path, ways) {
    const [plain, search] = path.split('?'),
      [name, ...rest] = plain.replace(/^\//, '').split('/'),
      query = new URLSearchParams(search),
      way = ways[name];
    if (!way) throw new ApiError(NEEDS_SERVER);
    return told(async () => way({ own: await this.of(query.get('e')), query, rest: rest.map(decodeURIComponent) }));
  }

  /**
   * @param {string} path
   * @param {any} body
   */
  async posted(path, body) {
    const way = POSTS[path];
    if (!way) throw new ApiError(NEEDS_SERVER);
    return told(async () => way(await this.of(body.embedding ?? null), body, id => this.of(id)));
  }

  /** Reads ahead what the next question needs. */
  warm() {
    this.of(null).then(own => own.engine(null)).catch(() => {}); // who asks is told
  }
}

/**
 * What cannot be answered is refused in a sentence, as the server's refusals are.
 * @template T
 * @param {() => Promise<T>} answer
 */
async function told(answer) {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Error && error.name === 'Refused') throw new ApiError(error.message, 400);
    throw error;
  }
}

/** @type {Record<string, (asked: Asked) => Promise<any>>} */
const GETS = {
  info: ({ own }) => own.info(),
  tree: async ({ own, rest: [id] }) => (await own.tree(id)).answer,
};

/** @type {Record<string, (asked: Asked) => Promise<ArrayBuffer>>} */
const BYTES = {
  map: ({ own, rest: [id, level] }) => own.map(id, parseInt(level, 10)),
  leaf: ({ own, rest: [id] }) => own.leaves(id.replace(/\.bin$/, '')),
};

/** @type {Record<string, (own: Member, body: any, of: (id: string | null) => Promise<Member>) => Promise<any>>} */
const POSTS = {};
