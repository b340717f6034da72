// The selection and its place in the address, over a store and a server that stand in for the page's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../../hierdemo/ui/static/core/store.js';
import { followAddress, fullText, nodesOf, select, selectNode, unselect } from '../../hierdemo/ui/static/map/select/state.js';
import { smallAnswer, smallPoints, smallTree } from './map_stand_ins.js';

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

/** A page that shows level 2 of the small tree, and its store. */
function open() {
  at(PAGE);
  browser.document = { baseURI: PAGE };
  browser.history = { state: null, replaceState: (/** @type {unknown[]} */ ...[, , url]) => at(`${url}`) };
  browser.fetch = async (/** @type {string} */ url) => {
    const body = url.includes('/leaf/') ? points.leaf : Float32Array.of(...points.x, ...points.y);
    return { ok: true, arrayBuffer: async () => body.buffer.slice(0) };
  };
  const store = new Store(),
    tree = smallTree();
  store.tree = tree;
  store.info = /** @type {any} */ ({ collection: { items: points.n }, defaults: { embedding: null } }); // as much as is read
  store.state.level = 2;
  store.loadTree = async id => (id === tree.id ? tree : { ...smallTree(), id });
  return { store, tree };
}

const kept = () => new URLSearchParams(browser.location.search).get('sel');

/** @param {Store} store */
function selected({ selection }) {
  assert(selection);
  return selection;
}

/** @param {Store} store */
const leavesIn = store => [...selected(store).items].map(i => points.leaf[i]);

/** What has begun is done. */
const turn = () => new Promise(done => setTimeout(done, 0));

test('what is selected is in the store, in the address, and told once', async () => {
  const { store } = open();
  /** @type {(Selection | null)[]} */
  const told = [];
  store.on('select', selection => told.push(selection));
  assert.equal(await select(store, LEFT), 20);
  assert.equal(kept(), LEFT_TEXT);
  assert.deepEqual([...new Set(leavesIn(store))], [3, 4]);
  assert.equal(selected(store).has.reduce((sum, v) => sum + v, 0), 20);
  assert.deepEqual(told, [store.selection]);
});

test('a shape that holds nothing clears the selection and the address', async () => {
  const { store } = open();
  await selectNode(store, 3);
  assert.equal(kept(), '2.n3');
  assert.equal(await select(store, { level: 2, corners: [[1, 1], [2, 1], [2, 2]] }), 0); // prettier-ignore
  assert.deepEqual([store.selection, kept()], [null, null]);
  await selectNode(store, 3);
  unselect(store);
  assert.deepEqual([store.selection, kept()], [null, null]);
});

test('the nodes that hold something selected are its leaves and what they lie in', async () => {
  const { store, tree } = open();
  await select(store, LEFT);
  assert.deepEqual([...nodesOf(selected(store), tree)].sort(), [1, 3, 4]);
  /** Another tree, in which the same items lie elsewhere. @type {Tree} */
  const other = { ...smallTree(), leaves: points.leaf.map(leaf => (leaf < 5 ? leaf + 2 : leaf)) };
  assert.deepEqual([...nodesOf(selected(store), other)].sort(), [2, 5, 6]);
  assert.equal(nodesOf(selected(store), smallTree()).size, 0); // one whose maps were not read yet
});

test('on another tree\'s page the address names the tree it was drawn on', async () => {
  const { store } = open();
  followAddress(store);
  await select(store, LEFT);
  store.tree = { ...smallTree(), id: 'taxonomy' };
  store.emit('answer', smallAnswer());
  assert.equal(kept(), `${LEFT_TEXT}*cluster`);
  assert.equal(fullText({ shape: LEFT, tree: 'cluster', embedding: 'h0.5' }), `${LEFT_TEXT}*cluster*h0.5`);
});

test('a link\'s selection is there with the answer; back takes it away', async () => {
  const { store } = open();
  followAddress(store);
  at(`${PAGE}&sel=2.n4`);
  store.emit('answer', smallAnswer());
  await turn();
  assert.deepEqual(leavesIn(store), Array(10).fill(4));
  at(PAGE);
  store.emit('answer', smallAnswer());
  assert.equal(store.selection, null);
});

test('a link that cannot be shown says so', async () => {
  for (const broken of ['nonsense', '2.n99', '2.n4.5']) {
    const { store } = open();
    followAddress(store);
    at(`${PAGE}&sel=${broken}`);
    store.emit('answer', smallAnswer());
    await turn();
    assert.match(store.error ?? '', /selection in this link cannot be shown/);
    assert.deepEqual([store.selection, kept()], [null, null]);
  }
});
