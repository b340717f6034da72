// A collection that answers without a server: what the page asks, from what was shipped, in the shapes that the server gives
// (core/answers.d.ts). Knows who works out what. Raises Refused, in words for a person, for what cannot be answered.
/** @import { Answer, Compared, CurvePoint, Defaults, ItemAnswer, QueryCurve, Texts } from '../../core/answers' */
/** @import { Shipped } from './shipped' */
import { answerOf, comparedOf } from './answer.js';
import { Collection } from './collection.js';
import { own } from '../../core/own.js';
import { recall } from './explain.js';
import { rounded } from './numbers.js';
import { asked, check } from './question.js';
import { read } from './read.js';
import { Refused } from './refused.js';
import { search } from './search.js';
import { itemAnswer } from './titles.js';

/** A question as the page sends it: what it leaves out is as usual.
 *  @typedef {Partial<Defaults> & {picture?: string | null}} Asking */

const SUGGESTED = 12; // texts for who has begun to type

class Engine {
  /** @param {Shipped} shipped */
  constructor(shipped) {
    this.collection = new Collection(shipped);
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
      known = collection.reads ? collection.texts.starting(text, SUGGESTED) : [];
    return { texts: known.length ? known : collection.said().starting(text, SUGGESTED) };
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
