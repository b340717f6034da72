// The entry: lays the page out in #hd-app, mounts the views in its parts, starts the store.
import { ApiError } from './core/api.js';
import { mountCostLine } from './compare/cost_line.js';
import { mountFamily } from './family/dial.js';
import { ABOUT, mountIntro } from './intro/intro.js';
import { afterPaint, el } from './core/dom.js';
import { tellParent } from './core/frame.js';
import { dialog } from './widgets/dialog.js';
import { measureBars } from './widgets/bars.js';
import { mountJump } from './widgets/jump.js';
import { addHelp, bindKeys } from './shell/keys.js';
import { mountLightbox } from './results/lightbox.js';
import { mountNotice } from './widgets/notice.js';
import { mountPath } from './path/path_view.js';
import { bindPops } from './widgets/pop.js';
import { mountQueryBar } from './query/query_bar.js';
import { mountResults } from './results/results_view.js';
import { linkSelection } from './map/select/link.js';
import { mountSides } from './widgets/side_tabs.js';
import { startView } from './core/view.js';
import { store } from './core/store.js';
import { mountTaken } from './path/taken.js';
import { cannotOpen, layout, openWithAnswer } from './shell/layout.js';
import { mountTopBar } from './shell/top_bar.js';

/** Starts the tour, as soon as its module is there. */
let tour = () => {};

/** @import { Parts } from './shell/layout.js' */
/**
 * @typedef {Pick<typeof import('./map/map_view.js'), 'mountMap'> & Pick<typeof import('./tree/tree_tab.js'), 'mountTree'>
 *   & Pick<typeof import('./collections/collection_tab.js'), 'mountCollection'>} Side
 */

/**
 * @param {HTMLElement} app
 * @param {Parts} p
 */
function mountParts(app, p) {
  const { link } = mountTopBar(p.top, store);
  const intro = mountIntro(p.intro, { tour: () => tour() });
  const query = mountQueryBar(p.bar, store, { mixed: p.mixed, chips: p.chips, below: p.filters });
  mountNotice(p.notice, store);
  const { compare } = mountCostLine(p.cost, store);
  compare.before(p.dial); // one row that stays in sight: what it cost, which embedding, more of both
  mountFamily(p.dial, store, p);
  mountPath(p.path, store);
  mountTaken(p.taken, store);
  mountResults(p.results, store);
  const box = dialog('Picture', 'hd-box-item');
  mountLightbox(box.body, store, { box });
  linkSelection(app, store);
  bindPops(app);
  bindKeys({ search: query.input, clear: query.clear });
  store.on('busy', busy => app.classList.toggle('is-busy', busy));
  return { compare, intro, link };
}

/**
 * What a first answer does without, after it: the panels below the cost line and the right-hand column. Their modules are
 * more than half of all. If the map cannot start, the rest of the page still works.
 * @param {Parts} p
 * @param {ReturnType<typeof mountParts>} first
 */
async function mountLater(p, { compare, intro, link }) {
  const [{ mountCompare }, { mountTwoTrees }] = await Promise.all([
    import('./compare/compare.js'),
    import('./two_trees/two_trees.js'),
  ]);
  store.catchUp(() => {
    mountCompare(p.compare, store, { button: compare });
    compare.after(mountTwoTrees(p.beside, store).button);
  });
  const [{ mountMap }, { mountTree }, { mountCollection }, { mountCopy }, { mountTake }] = await Promise.all([
    import('./map/map_view.js'),
    import('./tree/tree_tab.js'),
    collectionTab(),
    import('./copy/copy_menu.js'),
    import('./take/take_menu.js'),
  ]);
  store.catchUp(() => putSide(p, { mountMap, mountTree, mountCollection }));
  store.catchUp(() => link.before(mountTake(store), mountCopy(store)));
  await Promise.all([
    mountHelp(p, intro),
    store.info?.editable && mountMover(p),
    store.info?.collection.addresses && mountAddresses(p),
    'coming' in document.documentElement.dataset && mountComing(p),
  ]);
}

/** Of a copy without a server it is another. @returns {Promise<Pick<Side, 'mountCollection'>>} */
async function collectionTab() {
  if (!store.info?.copy) return import('./collections/collection_tab.js');
  const { mountCopied } = await import('./collections/copied.js');
  return { mountCollection: mountCopied };
}

/** What moves pictures in the tree. @param {Parts} p */
async function mountMover(p) {
  const { mountMoving } = await import('./moving/moving.js');
  store.catchUp(() => mountMoving(p.work, store));
}

/** What lets the browser ask for pictures elsewhere. @param {Parts} p */
async function mountAddresses(p) {
  const { mountElsewhere } = await import('./results/elsewhere.js');
  mountElsewhere(p.results, store);
}

/** What is being built for everyone who comes. @param {Parts} p */
async function mountComing(p) {
  const { mountComing: mount } = await import('./collections/coming.js');
  mount(p.coming, store.info?.collection.name ?? 'the page');
}

/**
 * What explains the page: the tour, lessons, the words themselves.
 * @param {Parts} p
 * @param {ReturnType<typeof mountIntro>} intro
 */
async function mountHelp(p, intro) {
  const [{ mountTour }, { lessonList, mountLesson, mountLessonButton }, { mountGlossary }] = await Promise.all([
    import('./tour/tour.js'),
    import('./lessons/lessons.js'),
    import('./glossary/glossary.js'),
  ]);
  const page = /** @type {HTMLElement} */ (p.top.parentElement);
  tour = mountTour(page, intro.toured);
  mountGlossary(page);
  if (!store.info) return;
  mountLessonButton(intro.lessons, store);
  store.catchUp(() => mountLesson(p.lesson, store));
  addHelp(close => helpWith(close, lessonList(store, close)));
}

/**
 * What stands over the list of keys.
 * @param {() => void} close
 * @param {HTMLElement | null} lessons
 */
function helpWith(close, lessons) {
  const start = () => {
    close();
    tour();
  };
  return [
    el('h2', { text: 'Help' }),
    el('p', { text: ABOUT }),
    el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Take the tour', onclick: start }),
    ...(lessons ? [el('h3', { text: 'Lessons' }), lessons] : []),
  ];
}

/**
 * @param {Parts} p
 * @param {Side} parts
 */
function putSide(p, { mountMap, mountTree, mountCollection }) {
  try {
    mountMap(p.map, store);
  } catch (error) {
    console.error('hierdemo: the map could not start', error);
  }
  const turn = mountSides(p.side, { map: p.map, others: [mountTree(p.tree, store), mountCollection(p.collection, store)] });
  store.on('locate', () => turn('map', true));
}

async function start() {
  const app = document.getElementById('hd-app');
  if (!app) throw new Error('The page has no element hd-app.');
  store.watchTheme();
  startView();
  const p = layout(app);
  store.on('answer', ({ certainty }) => {
    app.dataset.doubt = certainty.doubt;
  });
  openWithAnswer(p, store); // first of the listeners: views measure what they draw, so it must be on the page
  mountJump(p.jump);
  measureBars(p.bar, p.under);
  const buttons = mountParts(app, p);
  try {
    await store.start();
    if (!store.answer) throw new ApiError(store.error ?? 'Type some words or give a picture to search with.');
    app.dataset.ready = '1';
    tellParent(store.info.space);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (store.info) store.fail(null);
    cannotOpen(p, error.message);
  }
  afterPaint(() => mountLater(p, buttons));
}

start();
