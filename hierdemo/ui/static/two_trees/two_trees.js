// The panel with two trees side by side for the question shown: which two, when it is open, what it asks for (POST beside).
// side.js draws a side, wires.js what joins them. Loaded when it is opened.
/** @import { Store } from '../core/store.js' */
/** @import { Side, TwoTrees } from '../core/types' */
/** @import { Panel } from './address.js' */
/** @import { Choice } from './choice.js' */
/** @import { Look } from './side.js' */
import { post } from '../core/api.js';
import { calm, el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { pointAt } from '../core/point_at.js';
import * as address from './address.js';
import { equal, possible, rightSide, title } from './choice.js';
import { drawChooser } from './chooser.js';
import { drawChoiceAlone, drawSide } from './side.js';
import { wiredColumns } from './wires.js';
import { story } from './words.js';

const KEY =
  'Overlap: pictures in both branches, of those in either. ' +
  'A line joins a branch to its nearest, strong where each is the other\u2019s.';

const SAME = 'Both sides show the same tree: choose another one.';

/**
 * Returns {button}, which opens and closes the panel; it is to be placed.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountTwoTrees(place, store) {
  const { verdict, columns } = layout(place),
    wires = wiredColumns(columns),
    ask = asker(place, store),
    button = opener(place.id, toggle);
  const { panel, shown, sides, settle } = pairOf(store);

  function toggle() {
    panel.open = Boolean(place.hidden);
    if (panel.open) settle();
    address.write(panel);
    turn();
    if (panel.open) intoSight(place);
  }

  function turn() {
    show(place, panel.open);
    button.setAttribute('aria-expanded', String(panel.open));
    draw();
  }

  /** @type {(at: number, chosen: Choice | null) => void} */
  function choose(at, chosen) {
    panel[at ? 'right' : 'left'] = chosen;
    address.write(panel);
    draw();
  }

  function draw() {
    if (!panel.open || !store.asked) return;
    const asked = sides();
    /** @param {number} at */
    const chooser = at =>
      drawChooser(at, store.info, { chosen: at ? panel.right : panel.left, shown: shown() }, one => choose(at, one));
    ask(asked, {
      begun: () => (verdict.textContent = 'Asking both trees\u2026'),
      answered: reply => {
        verdict.textContent = equal(...asked) ? SAME : story(reply);
        drawSides(columns, reply, at => lookOf(at, { asked, shown: shown(), store, chooser: chooser(at) }), wires);
      },
      failed: message => {
        verdict.textContent = message;
        wires.put([0, 1].map(at => drawChoiceAlone(at, chooser(at))), null);
      },
    });
  }

  function start() {
    const can = possible(store.info);
    Object.assign(panel, address.read(store.info));
    show(button, can);
    panel.open &&= can;
    if (panel.open) settle();
    turn();
  }

  pointAt(place, store);
  store.on('ready', start);
  store.on('answer', () => {
    if (!panel.open) return;
    settle();
    address.write(panel);
    draw();
  });
  addEventListener('popstate', () => store.info && start());
  return { button };
}

/**
 * Which two trees are meant.
 * @param {Store} store
 */
function pairOf(store) {
  /** @type {Panel} */
  const panel = { open: false, left: null, right: null };
  /** @type {Choice | null} */
  let before = null; // what the page showed
  /** @returns {Choice} */
  const shown = () => ({ tree: store.state.ask.tree, embedding: store.state.ask.embedding });
  /** @returns {[Choice, Choice]} */
  const sides = () => [panel.left ?? shown(), panel.right ?? rightSide(panel, shown(), null, store.info)];
  /** Gives the right side a tree that goes with what the page shows now. */
  function settle() {
    panel.right = rightSide(panel, shown(), before, store.info);
    before = shown();
  }
  return { panel, shown, sides, settle };
}

/** @param {HTMLElement} place */
function intoSight(place) {
  const far = innerWidth < 768 || place.getBoundingClientRect().top < 0;
  if (far) place.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
}

/** @param {HTMLElement} place */
function layout(place) {
  const verdict = el('p.hd-beside-story', { role: 'status' }),
    columns = el('div.hd-beside-cols');
  const title = el('h2', { text: 'Two trees, one question' });
  put(place, el('div.hd-beside-head', {}, title, verdict, el('p.hd-beside-key', { text: KEY })), columns);
  return { verdict, columns };
}

/**
 * @param {string} id the panel's
 * @param {() => void} toggle
 */
const opener = (id, toggle) =>
  el(
    'button.hd-link.hd-beside-open',
    {
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': id,
      title: 'Two trees for this question, side by side',
      onclick: toggle,
    },
    el('span', { text: 'Two trees' }),
    icon('down', 16),
  );

/**
 * How a side is to be drawn.
 * @param {number} at
 * @param {{asked: [Choice, Choice], shown: Choice, store: Store, chooser: HTMLElement}} now
 * @returns {Look}
 */
const lookOf = (at, { asked, shown, store, chooser }) => ({
  at,
  store,
  chooser,
  other: title(asked[1 - at], store.info),
  onPage: equal(asked[at], shown),
  take: () => void store.search({ ...asked[at] }),
});

/**
 * Draws both sides; the focus stays on the list that it was on.
 * @param {HTMLElement} columns
 * @param {TwoTrees} reply
 * @param {(at: number) => Look} look
 * @param {{put: (nodes: HTMLElement[], sides: readonly Side[]) => void}} wires
 */
function drawSides(columns, { sides }, look, wires) {
  const focused = [...columns.querySelectorAll('select')].findIndex(list => list === document.activeElement);
  columns.style.setProperty('--rows', String(Math.max(...sides.map(s => s.steps.length))));
  wires.put(sides.map((found, at) => drawSide(found, look(at))), sides);
  if (focused >= 0) columns.querySelectorAll('select')[focused].focus();
}

/**
 * Asks for two trees, the latest two alone; what is drawn is not asked again.
 * @param {HTMLElement} place
 * @param {Store} store
 */
function asker(place, store) {
  /** @type {AbortController | null} */
  let pending = null;
  let drawn = '';
  /** @type {(sides: [Choice, Choice], on: {begun: () => void, answered: (reply: TwoTrees) => void, failed: (message: string) => void}) => Promise<void>} */
  return async (sides, on) => {
    const wanted = JSON.stringify([store.rev, ...sides]);
    if (wanted === drawn) return;
    pending?.abort();
    const mine = (pending = new AbortController());
    place.setAttribute('aria-busy', 'true');
    if (!drawn) on.begun();
    try {
      const reply = await post('beside', { ...store.asked, sides }, mine.signal);
      if (mine.signal.aborted) return;
      drawn = wanted;
      on.answered(reply);
    } catch (error) {
      if (mine.signal.aborted) return;
      drawn = '';
      on.failed(error instanceof Error ? error.message : String(error));
    }
    place.removeAttribute('aria-busy');
    place.dataset.ready = String(store.rev);
  };
}
