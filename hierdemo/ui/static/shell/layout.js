// Where the parts of the page stand. Makes their elements, empty, and shows the work area with the first answer.
import { inPlace } from '../core/answerer.js';
import { el, put, show } from '../core/dom.js';

/** @import { Store } from '../core/store.js' */

const GHOSTS = 3;

/** What stands for the shelves until they are there. */
function skeleton() {
  const card = () => el('i.hd-ghost-card');
  return Array.from({ length: GHOSTS }, () =>
    el('div.hd-ghost', { 'aria-hidden': 'true' }, el('i.hd-ghost-rail'), el('div', {}, Array.from({ length: 5 }, card))),
  );
}

/** @type {(name: string, label: string, more?: object) => HTMLElement} */
const part = (name, label, more = {}) => el(`section.${name}`, { 'aria-label': label, ...more });

/** The parts of the page by name, each an element that its view fills. */
function parts() {
  return {
    top: el('header.hd-top'),
    intro: part('hd-intro', 'What this page is'),
    coming: part('hd-coming', 'A collection that is being built', { hidden: true }),
    bar: part('hd-query', 'Search'),
    mixed: el('div.hd-mixed', { role: 'status' }),
    chips: el('div.hd-chips-row'),
    under: el('div.hd-under'),
    notice: el('div.hd-notice'),
    cost: part('hd-cost', 'Cost of this search'),
    dial: el('div.hd-dial', { hidden: true }),
    family: part('hd-family', 'What the embeddings gain and lose', { id: 'hd-family', hidden: true }),
    strengths: part('hd-family', 'What the strength of the head gains and costs', { id: 'hd-strengths', hidden: true }),
    lesson: part('hd-lesson', 'Lesson', { hidden: true }),
    told: el('p.hd-told.hd-num', { role: 'status' }),
    compare: part('hd-compare', 'Compare three searches', { id: 'hd-compare', hidden: true }),
    beside: part('hd-beside', 'Two trees side by side', { id: 'hd-beside', hidden: true }),
    path: part('hd-path', 'Drill-down', { id: 'hd-path' }),
    taken: el('div.hd-taken', { hidden: true, role: 'group', 'aria-label': 'Branch taken' }),
    filters: el('div.hd-filters-row'),
    results: part('hd-results.hd-shelf-like', 'Results', { id: 'hd-results' }),
    side: el('div.hd-side', { id: 'hd-side' }),
    map: part('hd-map', 'Map of the embeddings'),
    tree: el('section.hd-tree', { id: 'hd-tree', hidden: true }),
    collection: el('section.hd-coll', { id: 'hd-coll', hidden: true, tabindex: 0 }),
    jump: el('nav.hd-jump', { 'aria-label': 'On this page' }),
    loading: el('div.hd-loading', {}, skeleton()),
    work: el('div.hd-work', { hidden: true }),
  };
}

/** The way to what programs are told, where there is a server that they can ask. */
const end = () =>
  inPlace() ? null : el('footer.hd-end', {}, el('a.hd-link', { href: 'api' }, 'For programs, notebooks and assistants'));

/** @typedef {ReturnType<typeof parts>} Parts */

/** @param {HTMLElement} path */
const skipTo = path =>
  el(
    'a.hd-skip',
    {
      href: '#hd-path',
      onclick: event => {
        event.preventDefault();
        /** @type {HTMLElement | null} */ (path.querySelector('.hd-card[tabindex="0"]'))?.focus();
      },
    },
    'Skip to the drill-down',
  );

/**
 * Fill the page with its parts.
 * @param {HTMLElement} place
 */
export function layout(place) {
  const p = parts();
  put(p.under, p.cost, p.notice);
  put(p.side, p.map);
  put(p.work, el('div.hd-work-main', {}, p.told, p.path, p.taken, p.filters, p.results), p.side);
  const main = [p.intro, p.coming, p.bar, p.mixed, p.chips, p.under, p.lesson, p.family, p.strengths, p.compare, p.beside, p.loading, p.work];
  put(place, el('div.hd-page', {}, skipTo(p.path), p.top, el('div.hd-main', {}, main, end()), p.jump));
  return p;
}

/**
 * What cannot be used before the first answer waits for it.
 * @param {Parts} p
 * @param {Store} store
 */
export function openWithAnswer(p, store) {
  const waiting = [p.bar, p.chips, p.cost, p.jump];
  /** @param {boolean} inert */
  const hold = inert =>
    waiting.forEach(one => {
      one.inert = inert;
    });
  hold(true);
  store.on('answer', () => {
    if (!p.work.hidden) return;
    show(p.loading, false);
    show(p.work, true);
    hold(false);
  });
}

/**
 * In the place of the first answer: why there is none.
 * @param {Parts} p
 * @param {string} sentence
 */
export function cannotOpen(p, sentence) {
  const again = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Try again', onclick: () => location.reload() });
  put(p.loading, el('div.hd-empty', {}, el('p', { text: sentence }), again));
  const cost = p.cost.querySelector('.hd-cost-text');
  if (cost) cost.textContent = 'Nothing to show yet.';
}
