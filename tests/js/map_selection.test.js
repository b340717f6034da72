// The selection and its place in the address, over a store and a server that stand in for the page's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followAddress, fullText, nodesOf, select, selectNode, unselect } from '../../hierdemo/ui/static/map/select/state.js';
import { smallPoints, smallTree } from './map_stand_ins.js';

/** @import { Store } from '../../hierdemo/ui/static/core/store.js' */
/** @import { Selection, Tree } from '../../hierdemo/ui/static/core/types' */
/** @import { PolygonShape } from '../../hierdemo/ui/static/map/types' */

const PAGE = 'http://localhost/?q=cow',
  LEFT_TEXT = '2.0.0.5000.0.5000.10000.0.10000';
/** @type {PolygonShape} */
const LEFT = { level: 2, corners: [[0, 0], [5000, 0], [5000, 10000], [0, 10000]] }; // prettier-ignore
const points = smallPoints();
/** What stands in for the browser: any, since it is as much of it as is used here. @type {any} */
const browser = globalThis;

/** @param {string} href the page's address from now on */
function at(href) {
  browser.location = new URL(href);
}

/** A page that shows level 2 of the small tree. */
function open() {
  at(PAGE);
  browser.document = { baseURI: PAGE };
  browser.history = { state: null, replaceState: (/** @type {unknown[]} */ ...[, , url]) => at(`${url}`) };
  browser.fetch = async (/** @type {string} */ url) => {
    const body = url.includes('/leaf/') ? points.leaf : Float32Array.of(...points.x, ...points.y);
    return { ok: true, arrayBuffer: async () => body.buffer.slice(0) };
  };
  return new Page();
}

/** As much of the store as the selection needs. */
class Page {
  tree = smallTree();
  info = { collection: { items: points.n } };
  state = { level: 2 };
  /** @type {Selection | null} */
  selection = null;
  /** What was told of it @type {(Selection | null)[]} */
  told = [];
  error = '';
  answered = () => {};
  renumbered = () => {};

  /** @type {Store} any: the rest of the store is not needed here */
  store = /** @type {any} */ (this);

  /**
   * @param {string} type
   * @param {() => void} fn
   */
  on(type, fn) {
    assert.ok(type === 'answer' || type === 'renumbered');
    if (type === 'answer') this.answered = fn;
    else this.renumbered = fn;
  }

  /** @param {string} id */
  async loadTree(id) {
    return id === this.tree.id ? this.tree : { ...smallTree(), id };
  }

  /**
   * @param {Tree} tree
   * @param {Int32Array} leaves
   */
  keepLeaves(tree, leaves) {
    Object.assign(tree, { leaves });
    return leaves;
  }

  /** @param {Selection | null} selection */
  setSelection(selection) {
    this.selection = selection;
    this.told.push(selection);
  }

  /** @param {string} sentence */
  fail(sentence) {
    this.error = sentence;
  }
}

const kept = () => new URLSearchParams(browser.location.search).get('sel');

/** @param {Page} shown */
function selected({ selection }) {
  assert(selection);
  return selection;
}

/** @param {Page} shown */
const leavesIn = shown => [...selected(shown).items].map(i => points.leaf[i]);

/** What has begun is done. */
const turn = () => new Promise(done => setTimeout(done, 0));

test('what is selected is in the store, in the address, and told once', async () => {
  const page = open(),
    { store } = page;
  assert.equal(await select(store, LEFT), 20);
  assert.equal(kept(), LEFT_TEXT);
  assert.deepEqual([...new Set(leavesIn(page))], [3, 4]);
  assert.equal(selected(page).has.reduce((sum, v) => sum + v, 0), 20);
  assert.deepEqual(page.told, [page.selection]);
});

test('a shape that holds nothing clears the selection and the address', async () => {
  const page = open(),
    { store } = page;
  await selectNode(store, 3);
  assert.equal(kept(), '2.n3');
  assert.equal(await select(store, { level: 2, corners: [[1, 1], [2, 1], [2, 2]] }), 0); // prettier-ignore
  assert.deepEqual([page.selection, kept()], [null, null]);
  await selectNode(store, 3);
  unselect(store);
  assert.deepEqual([page.selection, kept()], [null, null]);
});

test('the nodes that hold something selected are its leaves and what they lie in', async () => {
  const page = open(),
    { store, tree } = page;
  await select(store, LEFT);
  assert.deepEqual([...nodesOf(selected(page), tree)].sort(), [1, 3, 4]);
  /** Another tree, in which the same items lie elsewhere. @type {Tree} */
  const other = { ...smallTree(), leaves: points.leaf.map(leaf => (leaf < 5 ? leaf + 2 : leaf)) };
  assert.deepEqual([...nodesOf(selected(page), other)].sort(), [2, 5, 6]);
  assert.equal(nodesOf(selected(page), smallTree()).size, 0); // one whose maps were not read yet
});

test('on another tree\'s page the address names the tree it was drawn on', async () => {
  const page = open(),
    { store } = page;
  followAddress(store);
  await select(store, LEFT);
  page.tree = { ...smallTree(), id: 'taxonomy' };
  page.answered();
  assert.equal(kept(), `${LEFT_TEXT}*cluster`);
  assert.equal(fullText({ shape: LEFT, tree: 'cluster', embedding: 'h0.5' }), `${LEFT_TEXT}*cluster*h0.5`);
});

test('a link\'s selection is there with the answer; back takes it away', async () => {
  const page = open(),
    { store } = page;
  followAddress(store);
  at(`${PAGE}&sel=2.n4`);
  page.answered();
  await turn();
  assert.deepEqual(leavesIn(page), Array(10).fill(4));
  at(PAGE);
  page.answered();
  assert.equal(page.selection, null);
});

test('after an edit a branch by its number is not selected any more, a place on the map is', async () => {
  const page = open(),
    { store } = page;
  followAddress(store);
  await selectNode(store, 4);
  page.renumbered();
  assert.equal(page.selection, null);
  await select(store, LEFT);
  page.renumbered();
  assert.notEqual(page.selection, null);
});

test('a link that cannot be shown says so', async () => {
  for (const broken of ['nonsense', '2.n99', '2.n4.5']) {
    const page = open(),
    { store } = page;
    followAddress(store);
    at(`${PAGE}&sel=${broken}`);
    page.answered();
    await turn();
    assert.match(page.error, /selection in this link cannot be shown/);
    assert.deepEqual([page.selection, kept()], [null, null]);
  }
});
