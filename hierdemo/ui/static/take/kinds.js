// What there is to take along: the data and the drawing of each kind, of what the page shows now. Asks for the comparison, and
// for what pictures are called that are not among the results; draws nothing on the page.
import { get, post } from '../core/api.js';
import { isLocal, link as sharedLink } from '../core/frame.js';
import { branchPicture, branchShown } from './branch_picture.js';
import { comparisonPicture, comparisonShown } from './comparison_picture.js';
import { pathPicture, pathShown } from './path_picture.js';
import { resultsPicture, resultsShown } from './results_picture.js';
import { branchTable, comparisonTable, pathTable, resultsTable } from './tables.js';
import { fileName, head, ofBranch, questionWords, told } from './told.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, Ask, Info, ItemAnswer, Tree } from '../core/types' */
/** @import { Table } from './tables.js' */
/** @import { Told } from './told.js' */
/** @import { Brush, Drawn } from './types' */
/** @typedef {'results' | 'path' | 'comparison' | 'branch'} Kind */
/** @typedef {{answer: Answer, asked: Ask, info: Info, tree: Tree}} Page what it shows */
/** @typedef {{table: Table, items: readonly number[], draw: (told: Told, brush: Brush) => Drawn}} Made items: whose pictures are drawn */
/** @typedef {{name: string, head: Record<string, unknown>, table: Table, items: readonly number[], draw: (brush: Brush) => Drawn}} Taken */

const ASKED = 50; // pictures that are asked for by name, at most

/**
 * What the page shows; null where it shows no answer.
 * @param {Store} store
 * @returns {Page | null}
 */
export function pageOf({ answer, asked, info, tree }) {
  return answer && asked ? { answer: asShown(answer), asked, info, tree } : null;
}

/** With its results in the order that they are shown in; where that is an attribute's, relevance does not fall off. @param {Answer} answer */
function asShown(answer) {
  const { results, sorted } = answer;
  if (!sorted) return answer;
  const by = new Map(results.map(result => [result.id, result]));
  return { ...answer, results: sorted.ids.flatMap(id => by.get(id) ?? []), falloff: null };
}

/** @type {Record<Kind, (page: Page, top: number) => Promise<Made> | Made>} */
const MAKE = {
  results: ({ answer, tree }) => ({
    table: resultsTable(answer, tree),
    items: resultsShown(answer),
    draw: (says, brush) => resultsPicture(answer, says, brush),
  }),
  path: ({ answer, tree }) => ({
    table: pathTable(answer, tree),
    items: pathShown(answer, tree),
    draw: (says, brush) => pathPicture(answer, tree, says, brush),
  }),
  comparison: async ({ answer, asked }) => {
    const compared = await post('compare', asked);
    const ids = compared.ways.flatMap(way => way.ranks.map(({ id }) => id));
    return {
      table: comparisonTable(compared, await itemsOf(ids, answer)),
      items: comparisonShown(compared),
      draw: (says, brush) => comparisonPicture(compared, says, brush),
    };
  },
  branch: ({ answer, tree, info }, top) => ({
    table: branchTable(answer, tree, top),
    items: branchShown(tree, top),
    draw: (says, brush) => branchPicture({ answer, tree, top, noun: info.collection.noun }, says, brush),
  }),
};

/**
 * @param {Kind} kind
 * @param {Page} page
 * @param {number} top the branch's
 * @returns {Promise<Taken>}
 */
export async function takenOf(kind, page, top) {
  const { asked, info, tree } = page,
    more = { like: await likeName(asked), link: isLocal() || asked.picture ? null : sharedLink(info.space) };
  const [made, says] = [await MAKE[kind](page, top), told(page, more)];
  return {
    name: fileName(kind, kind === 'branch' ? tree.node(top).name : questionWords(asked, more.like)),
    head: { taken: kind, ...head(page, more) },
    table: made.table,
    items: made.items,
    draw: brush => made.draw(kind === 'branch' ? ofBranch(says, tree, top) : says, brush),
  };
}

/** What the picture is called that was asked with. @param {Ask} asked */
async function likeName({ like, name }) {
  if (like == null || name) return name ?? '';
  const { title, caption } = await get(`item/${like}`);
  return title || caption || `picture ${like}`;
}

/**
 * What is known of items: of results all, of others as many as may be asked for.
 * @param {readonly number[]} ids
 * @param {Answer} answer
 */
async function itemsOf(ids, { results }) {
  /** @type {Map<number, ItemAnswer>} */
  const known = new Map(results.map(result => [result.id, result]));
  const others = [...new Set(ids)].filter(id => !known.has(id)).slice(0, ASKED);
  for (const item of await Promise.all(others.map(id => get(`item/${id}`)))) known.set(item.id, item);
  return known;
}
