// A collection that answers without a server: what the page asks, from what was shipped, in the shapes that the server gives
// (core/answers.d.ts). Knows who works out what. Raises Refused, in words for a person, for what cannot be answered.
/** @import { Answer, Compared, CurvePoint, Defaults, ItemAnswer, NearAnswer, QueryCurve, SelectionAnswer, Texts, TwoTrees } from '../../core/answers' */
/** @import { Shipped } from './shipped' */
import { answerOf, comparedOf } from './answer.js';
import { Collection } from './collection.js';
import { own } from '../../core/own.js';
import { recall } from './explain.js';
import { rounded } from './numbers.js';
import { Trust } from './near.js';
import { asked, check } from './question.js';
import { read } from './read.js';
import { Refused } from './refused.js';
import { search } from './search.js';
import { drawnOn, mapOf, rows, selected, summary } from './selection.js';
import { itemAnswer } from './titles.js';
import { together } from './two_trees.js';

/** A question as the page sends it: what it leaves out is as usual.
 *  @typedef {Partial<Defaults> & {picture?: string | null}} Asking */

/** A tree of a member of the family, null for the one that is asked unless another is named.
 *  @typedef {{tree: string, embedding: string | null}} Where */

const SUGGESTED = 12; // texts for who has begun to type

class Engine {
  /** @param {Shipped} shipped */
  constructor(shipped) {
    this.collection = new Collection(shipped);
    this.trust = new Trust(shipped);
  }

  /** @param {Asking} ask */
  #read(ask) {
    const { collection } = this,
      query = asked(ask, collection.shipped.info);
    check(query, collection.items.length);
    return { query, read: read(collection, query) };
  }

  /** The answer as a result, before it is told. @param {Asking} ask */
  result(ask) {
    const { query, read } = this.#read(ask);
    return search(this.collection, query, read);
  }

  /** @param {Asking} ask @returns {Answer} */
  answer(ask) {
    return answerOf(this.collection, this.result(ask));
  }

  /**
   * The drill-down and the exact search beside each other; HNSW needs a server.
   * @param {Asking} ask
   * @returns {Compared}
   */
  compare(ask) {
    const { query, read } = this.#read({ ...ask, mode: 'drill-down' }),
      down = search(this.collection, query, read);
    return comparedOf(this.collection, { 'drill-down': down, exact: search(this.collection, { ...query, mode: 'exact' }, read) });
  }

  /**
   * Recall and cost of one question at several beams.
   * @param {Asking & {beams?: readonly number[]}} ask
   * @returns {QueryCurve}
   */
  curve({ beams = [], ...ask }) {
    const { query, read } = this.#read({ ...ask, mode: 'drill-down' });
    /** @param {number} beam @returns {CurvePoint} */
    const point = beam => {
      const { found, flat } = search(this.collection, { ...query, beam }, read),
        share = (found.nodes + found.compared) / this.collection.items.length;
      return { mode: 'drill-down', dial: beam, recall: rounded(recall(found.scores, flat.scores)), share: rounded(share) };
    };
    return { points: beams.map(point) };
  }

  /** @param {number} id @returns {ItemAnswer} */
  item(id) {
    if (!this.collection.items[id]) throw new Refused(`There is no item ${id}.`);
    return itemAnswer(this.collection, id);
  }

  /**
   * Texts that can be asked, for who has typed so much.
   * @param {string} text
   * @returns {Texts}
   */
  texts(text) {
    const { collection } = this,
      known = collection.shipped.reads ? collection.texts.starting(text, SUGGESTED) : [];
    return { texts: known.length ? known : collection.said().starting(text, SUGGESTED) };
  }

  /**
   * What a selection has in common. drawn: the engine of the member on whose map it was drawn, see selectedOn.
   * @param {{sel: string, tree: string}} asked
   * @param {Engine} [drawn]
   * @returns {SelectionAnswer}
   */
  selection({ sel, tree }, drawn = this) {
    const chosen = selected(drawn.collection.tree(drawnOn(sel).tree ?? tree), sel);
    return summary(this.collection, this.collection.tree(tree), sel, chosen);
  }

  /**
   * A selection's items, one a row. drawn: as of `selection`.
   * @param {{sel: string, tree: string}} asked
   * @param {Engine} [drawn]
   */
  selectedRows({ sel, tree }, drawn = this) {
    const on = drawn.collection.tree(drawnOn(sel).tree ?? tree);
    return rows(this.collection, this.collection.tree(tree), selected(on, sel), mapOf(on, sel));
  }

  /**
   * An item's nearest by embedding, and its nearest on a map.
   * @param {{item: number, tree: string, level: number, k: number}} asked
   * @returns {NearAnswer}
   */
  near({ item, tree, level, k }) {
    const { answer, maps } = this.collection.tree(tree).shipped,
      map = maps[answer.maps.findIndex(drawn => drawn.level === level)];
    if (!this.collection.items[item]) throw new Refused(`There is no item ${item}.`);
    if (!map) throw new Refused(`There is no map of level ${level}: use 1 to ${maps.length}.`);
    return this.trust.near(item, map, k);
  }

  /** Each item's leaf. @param {string} tree */
  leaf(tree) {
    return this.collection.tree(tree).leafOf;
  }

  /**
   * An attribute's numbers, or seconds; of one that sorts items into kinds the place of the value in the list that info
   * gives. NaN where an item has none.
   * @param {string} name
   */
  attribute(name) {
    const { info, quantities } = this.collection.shipped,
      numbers = own(quantities, name),
      listed = info.attributes.find(attribute => attribute.name === name)?.values.map(({ value }) => value);
    if (numbers) return numbers;
    if (!listed) throw new Refused(`There is no attribute '${name}' to colour or filter by here.`);
    return Float64Array.from(this.collection.items, ({ attributes }) => {
      const at = listed.indexOf(own(attributes, name) ?? '');
      return at < 0 ? NaN : at;
    });
  }
}

/** @param {Shipped} shipped */
export const open = shipped => new Engine(shipped);

/** @typedef {Engine} OpenEngine */

/**
 * The map that a selection was drawn on: the one that it was asked with, unless it says so.
 * @param {string} sel
 * @param {Where} asked
 * @returns {Where}
 */
export function selectedOn(sel, asked) {
  const { tree, embedding } = drawnOn(sel);
  return { tree: tree ?? asked.tree, embedding: embedding ?? asked.embedding };
}

/**
 * One question in two hierarchies. engineOf: of a member. Branches taken by hand stay where a side is the page's own tree.
 * @param {(embedding: string | null) => Engine} engineOf
 * @param {Asking & {sides: readonly Partial<Where>[]}} asking
 * @returns {TwoTrees}
 */
export function beside(engineOf, { sides, ...ask }) {
  const { defaults } = engineOf(null).collection.shipped.info,
    page = { tree: ask.tree ?? defaults.tree, embedding: ask.embedding ?? defaults.embedding };
  const [left, right] = sides.map(({ tree = defaults.tree, embedding = null }) => {
    const isPage = tree === page.tree && (embedding ?? defaults.embedding) === page.embedding;
    return { embedding, result: engineOf(embedding).result({ ...ask, tree, forced: isPage ? ask.forced : [] }) };
  });
  if (!left || !right) throw new Refused('sides must be a list of the two trees to hold side by side.');
  return together(left, right);
}
