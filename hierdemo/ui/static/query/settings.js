// The settings pop-over: beam and depth, or HNSW's ef, number of results, what is searched. Only asks; limits come from
// the server. The kind of search and the tree stand in sight: ways.js.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { segments } from '../widgets/pop.js';
import { marked } from '../widgets/term.js';
import { choice, knob } from './knobs.js';
import { ABOUT_BEAM, ABOUT_EF, TARGETS, aboutDepth, effect, efSteps, reached, summary } from './settings_words.js';

/** @import { Store } from '../core/store.js' */
/** @import { Ask, Target } from '../core/types' */
/** @typedef {{node: HTMLElement | false, set: (ask: Ask) => void}} Control node: false where there is nothing to choose */

/** @type {Control} */
const NONE = { node: false, set: () => {} };

/**
 * @param {HTMLElement} place a details element
 * @param {Store} store
 */
export function mountSettings(place, store) {
  const sum = el('span.hd-settings-sum.hd-num');
  const body = el('div.hd-pop-body.hd-settings-body');
  const name = el('span.hd-settings-name', { text: 'Search settings' });
  // a phone shows no more than the icon: the words are heard there all the same
  const opener = el('summary.hd-btn', { 'aria-label': name.textContent }, icon('sliders'), el('span', {}, name, sum));
  put(place, opener, body);
  /** @type {Control[]} */
  let controls = [];

  function build() {
    controls = [beam, ef, cost, depth, results, target].map(make => make(store));
    put(body, controls.map(control => control.node));
    draw();
  }
  function draw() {
    const { ask } = store.state;
    controls.forEach(control => control.set(ask));
    sum.textContent = summary(ask, store.answer?.ef ?? 0, store.tree);
    opener.setAttribute('aria-label', `${name.textContent}, ${sum.textContent}`);
  }
  store.on('ready', build);
  store.on('collection', build); // another member of the family may lack captions
  store.on('answer', draw);
}

/** @type {(store: Store) => Control} */
function beam(store) {
  const { node, set } = knob('Beam width', { id: 'hd-beam', max: store.info.limits.beam, about: ABOUT_BEAM }, width =>
    store.search({ beam: width }),
  );
  return {
    node,
    set(ask) {
      show(node, ask.mode === 'drill-down');
      set(ask.beam);
    },
  };
}

/** HNSW's dial: it stands where it is used. @type {(store: Store) => Control} */
function ef(store) {
  const place = el('div');
  let steps = [0];
  const { node, set } = knob('ef', { id: 'hd-ef', max: 1, about: ABOUT_EF, value: at => steps[at - 1] }, at =>
    store.search({ ef: steps[at - 1] }),
  );
  put(place, node);
  return {
    node: place,
    set(ask) {
      show(place, ask.mode === 'hnsw');
      const { answer, info } = store;
      if (!answer) return;
      steps = efSteps(info.limits.ef, answer.k, answer.ef);
      set(steps.indexOf(answer.ef) + 1, steps.length);
    },
  };
}

/** What was compared and found with them. @type {(store: Store) => Control} */
function cost(store) {
  const node = el('p.hd-settings-cost.hd-num', { role: 'status' });
  return {
    node,
    set(ask) {
      show(node, ask.mode !== 'exact' && store.answer);
      if (store.answer) node.textContent = effect(store.answer);
    },
  };
}

/** How deep a drill-down goes: a choice for each level of the tree at hand. @type {(store: Store) => Control} */
function depth(store) {
  const node = el('div'),
    about = el('p');
  let { tree } = store,
    group = levels(store);
  const fill = () => put(node, choice('Depth', group.node, about));
  fill();
  return {
    node,
    set(ask) {
      show(node, ask.mode === 'drill-down');
      if (tree !== store.tree) {
        tree = store.tree;
        group = levels(store);
        fill();
      }
      const to = reached(ask.depth, tree.depth);
      group.set(String(to));
      put(about, marked(aboutDepth(to, tree.depth), 'leaf'));
    },
  };
}

/** @param {Store} store */
function levels(store) {
  const names = store.tree.levels.map((title, i) => ({ id: String(i + 1), title }));
  return segments('Depth', 'hd-depth', names, id =>
    store.search({ depth: Number(id) < store.tree.depth ? Number(id) : null }),
  );
}

/** @type {(store: Store) => Control} */
function results(store) {
  const { node, set } = knob('Results', { id: 'hd-k', max: store.info.limits.k, about: 'Pictures to return (k).' }, k =>
    store.search({ k }),
  );
  return { node, set: ask => set(ask.k) };
}

/** @type {(store: Store) => Control} */
function target(store) {
  const { targets } = store.info;
  if (targets.length < 2) return NONE;
  const about = el('p'),
    names = targets.map(id => ({ id, title: TARGETS[id].title }));
  const group = segments('Search in', 'hd-target', names, id => store.search({ target: /** @type {Target} */ (id) }));
  return {
    node: choice('Search in', group.node, about),
    set(ask) {
      group.set(ask.target);
      about.textContent = TARGETS[ask.target].about;
    },
  };
}
