// Answering a question as search/engine.py does: what is found, beside what the exact search finds, with its path, its cost
// and how sure it is. Knows a collection and vectors, not how an answer is shown. Pure but for the clock.
/** @import { Certainty, Defaults } from '../../core/answers' */
/** @import { Collection } from './collection' */
/** @import { Missed, Step } from './explain' */
/** @import { Read } from './read' */
/** @import { Tree } from './tree' */
/** @import { Found } from './ways' */
import { count } from '../../core/format.js';
import { apart, astray, noting, sharesOf } from './certainty.js';
import { falloff, missedItems, pathSteps, recall } from './explain.js';
import { maskOf } from './filters.js';
import { scoreOf } from './numbers.js';
import { placeOn } from './place.js';
import { timed } from './timing.js';
import { exact, find } from './ways.js';

/** right: of each step the share that was right with such a margin.
 *  @typedef {{query: Defaults, read: Read, tree: Tree, found: Found, flat: Found, steps: Step[], missed: Missed[], recall: number,
 *    certainty: Certainty, right: (number | null)[], warnings: string[], falloff: number | null, mask: Uint8Array | null}} Result */

/**
 * @param {Collection} collection
 * @param {Defaults} query
 * @param {Read} read the question's vector, and what is known of it
 * @returns {Result}
 */
export function search(collection, query, read) {
  const { target, allowed, mask } = prepared(collection, query, read),
    { tree, means } = target.laid(query.tree),
    { vector, certainty: asked } = read,
    found = find(query, target, vector, allowed),
    flat = query.mode === 'exact' ? found : exact(target, vector, allowed, query.k),
    steps = pathSteps(tree, means, found.descent, found.items, vector),
    missed = missedItems(tree, found.descent, found, flat),
    notes = [...read.notes, ...notesOf(collection, query, read, { steps, found, flat, missed })],
    certainty = noting(asked, notes, collection.shipped.notes[0]),
    isByHand = steps.some(step => step.forced);
  return {
    query,
    read,
    tree,
    found,
    flat,
    steps,
    missed,
    recall: recall(found.scores, flat.scores),
    certainty,
    right: sharesOf(certainty.doubt, tree.shipped.margins, query, steps),
    warnings: asked.reason ? [asked.reason, ...notes] : notes,
    falloff: isByHand || certainty.doubt !== 'sure' ? null : falloff(found.scores, scoreOf(means, 0, vector)),
    mask,
  };
}

/**
 * What is searched, which items may be found, and which pass the filters.
 * @param {Collection} collection
 * @param {Defaults} query
 * @param {Read} read
 */
function prepared(collection, query, { held }) {
  const target = collection.target(query.target),
    mask = maskOf(collection, query.where),
    both = mask && held ? mask.map((passes, i) => passes & held[i]) : (mask ?? held);
  return { target, mask, allowed: target.allowed(both) };
}

/**
 * The bare searches of results to one question, the flat one always among them, timed in turn.
 * @param {Collection} collection
 * @param {readonly Result[]} results
 */
export function timedOnes(collection, results) {
  const { query, read } = results[0],
    { target, allowed } = prepared(collection, query, read),
    /** @type {[string, () => unknown][]} */
    searches = results.map(r => [r.query.mode, () => find(r.query, target, read.vector, allowed)]);
  return timed(Object.fromEntries([...searches, ['exact', () => exact(target, read.vector, allowed, query.k)]]));
}

/**
 * The query's place on each map.
 * @param {Collection} collection
 * @param {Result} result
 */
export function starsOf(collection, { query, read, tree }) {
  const near = collection.target(query.target).neighbours(read.vector);
  return tree.shipped.maps.map(map => placeOn(map, near));
}

/**
 * What else there is to warn of.
 * @param {Collection} collection
 * @param {Defaults} query
 * @param {Read} read
 * @param {Pick<Result, 'steps' | 'found' | 'flat' | 'missed'>} result
 */
const notesOf = (collection, query, read, { steps, found, flat, missed }) => [
  ...collection.shipped.notes,
  ...tooFew(query, steps, found.items.length, flat.items.length),
  ...unsaid(collection, query.target),
  ...astrayIn(collection, query, missed.length),
  ...apartFrom(collection, query, read, found.items),
];

/**
 * @param {Defaults} query
 * @param {readonly Step[]} steps
 * @param {number} found
 * @param {number} there
 */
function tooFew({ mode, k }, steps, found, there) {
  const isShort = mode === 'drill-down' && steps.some(step => step.forced) && found < Math.min(k, there);
  return isShort ? [`The branch you took holds only ${found} matching pictures.`] : [];
}

/**
 * Where some pictures have no caption that the model reads.
 * @param {Collection} collection
 * @param {Defaults['target']} target
 */
function unsaid({ shipped, noun }, target) {
  const { captions } = shipped,
    n = captions ? captions.row.filter(row => row < 0).length : 0;
  if (target === 'pictures' || !captions || !n) return [];
  const then = target === 'captions' ? 'cannot be found by captions' : 'count by the picture alone, at half its score';
  return [`${count(n)} of ${count(captions.row.length)} ${noun} have no caption that the model reads: they ${then}.`];
}

/** @param {Defaults} query */
const isForced = ({ forced }) => forced.some(m => m != null);

/**
 * Where the words name an attribute's value alone, and the tree is the wrong guide to it.
 * @param {Collection} collection
 * @param {Defaults} query
 * @param {number} missed
 */
function astrayIn(collection, query, missed) {
  const words = query.text.trim().toLowerCase();
  if (query.mode !== 'drill-down' || query.like != null || !missed || !words || isForced(query)) return [];
  const name = collection.values().get(words);
  return name !== undefined && !Object.hasOwn(query.where, name) ? [astray(words, missed)] : [];
}

/**
 * Where words alone, those that were read, name a branch that nothing found lies in, by no choice of a person's.
 * @param {Collection} collection
 * @param {Defaults} query
 * @param {Read} read
 * @param {readonly number[]} found
 */
function apartFrom(collection, query, { heard, unknown }, found) {
  if (!heard || query.like != null || Object.keys(query.where).length || isForced(query)) return [];
  const { nodes } = collection.tree(query.tree);
  return collection.named(query.tree).leftOut({ heard, unknown }, found).map(({ words, node }) => apart(words, nodes[node], collection.noun));
}
