// Answers in the server's place, from what was shipped: which file or which part of the engine an address of the server's
// stands for. Knows the addresses (core/api.js) and how the export names its files; finds nothing itself.
import { ApiError } from '../core/api.js';
import { beside, selectedOn } from './engine/engine.js';
import { leavesOf, Member } from './member.js';
import { pictures } from './pictures.js';
import { textOf } from './read.js';
import { asCsv, asJson } from './selection_file.js';

/** @import { Answerer } from '../core/answerer.js' */
/** @import { Copy, Info } from '../core/types' */
/** @import { OpenEngine } from './engine/engine.js' */
/** @import { SelectedRow } from './engine/selection' */
/** @typedef {(id: string | null) => Promise<Member>} Of */
/** @typedef {{own: Member, first: Member, of: Of, query: URLSearchParams, rest: string[]}} Asked rest: what stands in the address after its name */

const NEEDS_SERVER = 'This is a copy without a server: that needs hierdemo itself.';
const refuse = () => {
  throw new ApiError(NEEDS_SERVER);
};

/** A curve that the export did not measure. */
const NOT_MEASURED = {
  ...{ state: 'failed', name: '', n: 0, k: 0, done: 0, of: 0, points: [] },
  error: 'For this, the fixed questions are measured by hierdemo itself, not in a copy without a server.',
};

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
    const known = this.#opened.get(place) ?? new Member(place);
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
    return told(async () => way({ own: await this.of(query.get('e')), first: this.#open(0), of: id => this.of(id), query, rest: rest.map(decodeURIComponent) }));
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
    this.of(null)
      .then(async own => own.engine([(await own.info()).defaults.tree]))
      .catch(() => {}); // who asks is told
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

/** Who answers a selection, what is asked of it, and the member on whose map it was drawn. @param {Asked} asked */
async function selecting({ own, of, query }) {
  const asked = { sel: query.get('sel') ?? '', tree: query.get('tree') ?? '', embedding: query.get('e') },
    on = selectedOn(asked.sel, asked),
    there = await of(on.embedding);
  return { own: await own.engine([asked.tree]), drawn: await there.engine([on.tree]), of: asked };
}

/** @param {Asked} asked @param {(rows: SelectedRow[], info: Info, of: {sel: string, tree: string}) => string} write */
async function selectedAs(asked, write) {
  const { own, drawn, of } = await selecting(asked),
    text = write(own.selectedRows(of, drawn), await asked.own.info(), of);
  return /** @type {ArrayBuffer} */ (new TextEncoder().encode(text).buffer);
}

/** @type {Record<string, (asked: Asked) => Promise<any>>} */
const GETS = {
  info: ({ own }) => own.info(),
  tree: async ({ own, rest: [id] }) => (await own.tree(id)).answer,
  item: async ({ own, rest: [id] }) => (await own.engine([])).item(Number(id)),
  curve: async ({ own, query, rest: [id] }) => (query.get('target') === 'pictures' ? own.part(`curve-${id}`) : NOT_MEASURED),
  async near({ own, query, rest: [id] }) {
    const [tree, level, k] = ['tree', 'level', 'k'].map(name => query.get(name) ?? '');
    return (await own.engine([tree])).near({ item: Number(id), tree, level: Number(level), k: Number(k) });
  },
  async selection(asked) {
    const { own, drawn, of } = await selecting(asked);
    return own.selection(of, drawn);
  },
  log: ({ own }) => own.part('log'),
  stacks: ({ first }) => first.part('stacks'),
  collections: ({ first, rest: [what] }) => (what === 'about' ? first.part('about') : refuse()),
  texts: async ({ own, query }) => (await own.engine([])).texts(query.get('q') ?? ''),
};

/** @type {Record<string, (asked: Asked) => Promise<ArrayBuffer>>} */
const BYTES = {
  async map({ own, rest: [id, file] }) {
    const { answer } = await own.tree(id),
      maps = await own.maps(id);
    return buffer(maps[answer.maps.findIndex(map => map.level === parseInt(file, 10))]);
  },
  async leaf({ own, rest: [file] }) {
    const tree = await own.tree(file.replace(/\.bin$/, ''));
    return buffer(leavesOf(tree.answer, tree));
  },
  'selection.csv': asked => selectedAs(asked, asCsv),
  'selection.json': asked => selectedAs(asked, (rows, info, of) => asJson(rows, info.collection, of)),
  'attribute.bin': async ({ own, query }) => buffer((await own.engine([])).attribute(query.get('name') ?? '').slice()),
};

/** @param {Float32Array | Int32Array | Float64Array} array whole */
const buffer = array => /** @type {ArrayBuffer} */ (array.buffer);

/** @type {Record<string, (own: Member, body: any, of: Of) => Promise<any>>} */
const POSTS = {
  answer: async (own, ask) => (await own.engine([ask.tree])).answer(ask),
  compare: async (own, ask) => (await own.engine([ask.tree])).compare(ask),
  curve: async (own, ask) => (await own.engine([ask.tree])).curve(ask),
  async beside(own, ask, of) {
    /** By member, null the one asked unless another is named. @type {Map<string | null, OpenEngine>} */
    const engines = new Map(),
      wanted = [{}, ask, ...ask.sides].map(({ tree, embedding = null }) => ({ tree, embedding }));
    for (const { tree, embedding } of wanted) engines.set(embedding, await (await of(embedding)).engine(tree ? [tree] : []));
    return beside(id => /** @type {OpenEngine} */ (engines.get(id)), ask);
  },
};
