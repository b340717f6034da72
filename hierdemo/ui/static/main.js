// The entry: builds the page in #hd-app, mounts the views, starts the store.
import { ApiError } from './core/api.js';
import { mountBeside } from './two_trees/two_trees.js';
import { mountCollection } from './collections/collection_tab.js';
import { mountCompare } from './compare/compare.js';
import { mountCostLine } from './compare/cost_line.js';
import { el, put, show } from './core/dom.js';
import { mountFamily } from './family/dial.js';
import { tellParent } from './core/frame.js';
import { mountJump } from './widgets/jump.js';
import { bindKeys } from './shell/keys.js';
import { mountLightbox } from './results/lightbox.js';
import { mountMap } from './map/map_view.js';
import { mountNotice } from './widgets/notice.js';
import { mountPath } from './path/path_view.js';
import { bindPops } from './widgets/pop.js';
import { mountQueryBar } from './query/query_bar.js';
import { mountResults } from './results/results_view.js';
import { linkSelection } from './map/select/link.js';
import { mountSides } from './widgets/side_tabs.js';
import { store } from './core/store.js';
import { mountTaken } from './path/taken.js';
import { mountTopBar } from './shell/top_bar.js';
import { mountTree } from './tree/tree_tab.js';

function skeleton() {
  const card = () => el('i.hd-ghost-card');
  return [1, 2, 3].map(() =>
    el(
      'div.hd-ghost',
      { 'aria-hidden': 'true' },
      el('i.hd-ghost-rail'),
      el('div', {}, ...Array.from({ length: 5 }, card)),
    ),
  );
}

function layout() {
  const part = (tag, label, more = {}) => el(tag, { 'aria-label': label, ...more });
  return {
    top: el('header.hd-top'),
    bar: part('section.hd-query', 'Search'),
    mixed: el('div.hd-mixed', { role: 'status' }),
    chips: el('div.hd-chips-row'),
    notice: el('div.hd-notice'),
    cost: part('section.hd-cost', 'Cost of this search'),
    dial: el('div.hd-dial', { hidden: true }),
    family: part('section.hd-family', 'What the embeddings gain and lose', { id: 'hd-family', hidden: true }),
    strengths: part('section.hd-family', 'What the strength of the head gains and costs', { id: 'hd-strengths', hidden: true }),
    told: el('p.hd-told.hd-num', { role: 'status' }),
    compare: part('section.hd-compare', 'Compare three searches', { id: 'hd-compare', hidden: true }),
    beside: part('section.hd-beside', 'Two trees side by side', { id: 'hd-beside', hidden: true }),
    path: part('section.hd-path', 'Drill-down', { id: 'hd-path' }),
    results: part('section.hd-results.hd-shelf-like', 'Results', { id: 'hd-results' }),
    map: part('section.hd-map', 'Map of the embeddings'),
    tree: el('section.hd-tree', { id: 'hd-tree', hidden: true }),
    loading: el('div.hd-loading', {}, skeleton()),
  };
}

async function start() {
  const app = document.getElementById('hd-app');
  store.watchTheme();
  const p = layout();
  const jump = mountJump();
  p.jump = jump.bar;
  const under = el('div.hd-under', {}, p.cost, p.notice);
  const work = el(
    'div.hd-work',
    { hidden: true },
    el('div.hd-work-main', {}, p.told, p.path, p.results),
    el('div.hd-side', { id: 'hd-side' }, p.map),
  );
  put(
    app,
    el(
      'div.hd-page',
      {},
      el(
        'a.hd-skip',
        {
          href: '#hd-path',
          onclick: e => {
            e.preventDefault();
            p.path.querySelector('.hd-card[tabindex="0"]')?.focus();
          },
        },
        'Skip to the drill-down',
      ),
      p.top,
      el('div.hd-main', {}, p.bar, p.mixed, p.chips, under, p.family, p.strengths, p.compare, p.beside, p.loading, work),
      p.jump,
    ),
  );

  // first of the listeners: views measure what they draw, so it must be on the page
  const waiting = [p.bar, p.chips, p.cost, p.jump];
  waiting.forEach(part => {
    part.inert = true;
  });
  store.on('answer', () => {
    if (!work.hidden) return;
    show(p.loading, false);
    show(work, true);
    waiting.forEach(part => {
      part.inert = false;
    });
  });
  mountTopBar(p.top, store);
  const query = mountQueryBar(p, store);
  mountNotice(p.notice, store);
  const { compare } = mountCostLine(p.cost, store);
  compare.before(p.dial); // one row that stays in sight: what it cost, which embedding, more of both
  mountCompare(p.compare, store, { button: compare });
  mountBeside(p.beside, compare, store);
  mountFamily(p, store);
  mountPath(p.path, store);
  p.path.after(mountTaken(store));
  mountResults(p.results, store);
  mountLightbox(store);
  linkSelection(app, store);
  bindPops(app);
  bindKeys({ search: query.input, clear: query.clear });
  store.on('busy', busy => app.classList.toggle('is-busy', busy));
  // the map last, and apart: if it cannot start, the rest of the page still works
  try {
    mountMap(p.map, store);
  } catch (error) {
    console.error('hierdemo: the map could not start', error);
  }
  const turn = mountSides(p.map.parentNode, p.map, [mountTree(p.tree, store), mountCollection(store)]);
  store.on('locate', () => turn('map', true));
  jump.watch([p.family, p.strengths, p.compare, p.beside, ...p.map.querySelectorAll('.hd-pinned, .hd-select')]);
  await open(app, p);
}

async function open(app, p) {
  try {
    await store.start();
    if (!store.answer) throw new ApiError(store.error ?? 'Type some words or give a picture to search with.');
    app.dataset.ready = '1';
    tellParent(store.info.space);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (store.info) store.fail(null);
    const again = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Try again', onclick: () => location.reload() });
    put(p.loading, el('div.hd-empty', {}, el('p', { text: error.message }), again));
    p.cost.querySelector('.hd-cost-text').textContent = 'Nothing to show yet.';
  }
}

start();
