// A collection as the engine asks it: its items, trees and targets, worked out from what was shipped when they are first
// asked for. Knows what belongs together, not how anything is found. Pure.
/** @import { Target as Name } from '../../core/answers' */
/** @import { Shipped, ShippedItem } from './shipped' */
import { own } from '../../core/own.js';
import { Named } from './named.js';
import { Refused } from './refused.js';
import { Said } from './said.js';
import { Target } from './targets.js';
import { Texts } from './texts.js';
import { Tree } from './tree.js';
import { asNamed } from './words.js';

const MOST_KINDS = 50; // different values, above which an attribute names single items, unless there are ten items a value

/**
 * What is worked out once for each key, when it is first asked for.
 * @template K, V
 * @param {(key: K) => V} make
 */
function once(make) {
  /** @type {Map<K, V>} */
  const known = new Map();
  return (/** @type {K} */ key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}

/**
 * @template V
 * @param {() => V} make
 */
function lazy(make) {
  /** @type {V | undefined} */
  let made;
  return () => (made ??= make());
}

export class Collection {
  /** @param {Shipped} shipped */
  constructor(shipped) {
    const { items } = shipped;
    this.shipped = shipped;
    this.items = items;
    this.noun = shipped.info.collection.noun;
    this.texts = new Texts(shipped);
    this.tree = once((/** @type {string} */ id) => treeOf(shipped, id));
    this.target = once((/** @type {Name} */ name) => new Target(shipped, this.tree, name));
    this.named = once((/** @type {string} */ id) => new Named(this.tree(id), items));
    /** The words that came with the items. */
    this.said = lazy(() => new Said(items));
    /** The attributes that sort the items (items/item.py, kinds). */
    this.kinds = lazy(() => kindsOf(items));
    /** The attribute of each value, of those that sort the items. */
    this.values = lazy(() => valuesOf(items, this.kinds()));
    /** What the collection itself calls its items and what they have. */
    this.ownWords = lazy(() => new Set(items.flatMap(wordsOf).map(asNamed)));
  }
}

/**
 * @param {Shipped} shipped
 * @param {string} id
 */
function treeOf({ trees, info }, id) {
  const found = own(trees, id);
  if (!found) throw new Refused(`This collection has no tree '${id}': use ${info.trees.map(t => t.id).join(' or ')}.`);
  return new Tree(found);
}

/** @param {ShippedItem} item */
const wordsOf = ({ taxonomy, caption, attributes }) => [...taxonomy, caption, ...Object.values(attributes)].filter(Boolean);

/**
 * @param {readonly ShippedItem[]} items
 * @param {Set<string>} kinds
 */
function valuesOf(items, kinds) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { attributes } of items) {
    for (const [name, value] of Object.entries(attributes)) if (kinds.has(name)) found.set(value.toLowerCase(), name);
  }
  return found;
}

/**
 * How many of the items have each value, by attribute.
 * @param {Iterable<{attributes: Readonly<Record<string, string>>}>} items
 */
export function attributeCounts(items) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const { attributes } of items) {
    for (const [name, value] of Object.entries(attributes)) {
      const of = counts.get(name) ?? new Map();
      counts.set(name, of.set(value, (of.get(value) ?? 0) + 1));
    }
  }
  return counts;
}

/** @param {readonly ShippedItem[]} items */
function kindsOf(items) {
  const most = Math.max(MOST_KINDS, Math.floor(items.length / 10)),
    found = [...attributeCounts(items)].filter(([, counts]) => {
      const total = [...counts.values()].reduce((a, b) => a + b, 0);
      return 2 * counts.size <= Math.min(2 * most, total);
    });
  return new Set(found.map(([name]) => name));
}
