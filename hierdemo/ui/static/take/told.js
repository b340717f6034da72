// What every file says of itself: the question in words, how it was asked, what speaks against the answer, where it is from.
// Pure; knows an answer, the question it is to and what the collection says of itself.
import { count, countOf, list } from '../core/format.js';

/** @import { Answer, Ask, Info, Tree } from '../core/types' */
/** @typedef {{question: string, asked: string, notes: string[], source: string}} Told */
/**
 * like: what the picture is called that was asked with; link: where others find the page, null where they cannot.
 * @typedef {{like: string, link: string | null}} More
 */

/** @type {Record<Answer['mode'], string>} */
const MODES = { 'drill-down': 'drill-down', hnsw: 'HNSW', exact: 'exact search' };
/** @type {Record<Answer['target'], string>} */
const TARGETS = { pictures: '', captions: 'in captions', both: 'in pictures and captions' };
const PAGES = new Set(['picture', 'along', 'name']); // of a question: what means nothing outside of the page

/**
 * @param {Pick<Ask, 'text' | 'picture' | 'like'>} asked
 * @param {string} like
 */
export function questionWords({ text, picture, like: id }, like) {
  const shown = id != null ? `more like ${like}` : picture ? 'a picture' : '';
  return text.trim() && shown ? `${text.trim()}, and ${shown}` : text.trim() || shown;
}

/**
 * @param {{answer: Answer, asked: Ask, info: Info, tree: Tree}} of
 * @param {More} more
 * @returns {Told}
 */
export function told({ answer, asked, info, tree }, { like, link }) {
  const { collection } = info,
    title = info.trees.find(one => one.id === answer.tree)?.title ?? answer.tree;
  const taken = answer.forced.flatMap(node => (node == null ? [] : [tree.byId.get(node)?.name ?? String(node)]));
  const filters = Object.entries(answer.where).map(([name, value]) => `${name} ${value}`);
  const asks = [
    MODES[answer.mode],
    answer.mode === 'drill-down' && `beam ${count(answer.beam)}`,
    title.toLowerCase(),
    TARGETS[answer.target],
    filters.length > 0 && `only ${list(filters)}`,
    taken.length > 0 && `taken by hand: ${list(taken)}`,
    answer.sorted && `in the order of ${answer.sorted.name}`,
  ];
  return {
    question: questionWords(asked, like),
    asked: asks.filter(Boolean).join(', '),
    notes: [...new Set([answer.certainty.doubt === 'sure' ? '' : answer.certainty.reason, ...answer.warnings])].filter(Boolean),
    source: ['hierdemo', collection.name !== collection.noun && collection.name, countOf(collection.items, collection.noun), collection.model, link]
      .filter(Boolean)
      .join(' \u00b7 '),
  };
}

/**
 * The head of a JSON file: the question with all its fields, and what is needed to read what follows.
 * @param {{answer: Answer, asked: Ask, info: Info}} of
 * @param {More} more
 */
export function head({ answer, asked, info }, { like, link }) {
  const fields = Object.fromEntries(Object.entries(asked).filter(([name]) => !PAGES.has(name)));
  return {
    made_by: 'hierdemo',
    question: { said: questionWords(asked, like), picture: asked.picture !== null, ...fields },
    collection: info.collection.name,
    items: info.collection.items,
    model: info.collection.model_id,
    tree: answer.tree,
    certainty: answer.certainty,
    warnings: answer.warnings,
    compared: answer.cost,
    recall: answer.flat.recall,
    ...(link && { link }),
  };
}

/**
 * A file's name, without its ending: of letters and digits that every system takes.
 * @param {string} what
 * @param {string} of
 */
export function fileName(what, of) {
  const words = of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ['hierdemo', what, ...words].join('-').slice(0, 80).replace(/-+$/, '');
}

/**
 * What a branch's file says: where it lies, and whose scores it has.
 * @param {Told} told of the question
 * @param {Tree} tree
 * @param {number} top
 * @returns {Told}
 */
export function ofBranch({ question, asked, notes, source }, tree, top) {
  const path = tree.path(top).map(node => tree.node(node).name);
  return { question: path.join(' \u203a ') || tree.node(top).name, asked: `Scores of: ${question} (${asked})`, notes, source };
}
