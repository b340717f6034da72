// Selecting on the map: the three tools (move, box, lasso), the line while it is drawn, and the selection's outline. Knows
// the view and the store's selection; what the gestures are is map_gestures.js's, what is selected select_state.js's.

import { el, svg } from '../../core/dom.js';
import { icon } from '../../core/icons.js';
import { thin, whole } from './shape.js';
import { select, selectNode, unselect } from './state.js';

const TOOLS = [
  ['move', 'Move the map'],
  ['box', 'Select with a box (or Shift and drag)'],
  ['lasso', 'Select with a lasso'],
];

/** Whether a key is meant for a field or a dialog. */
const elsewhere = event =>
  document.querySelector('dialog[open]') ||
  event.target.closest?.('input:not([type=range], [type=radio]), textarea, select, [contenteditable]');

/** frame(): what is drawn, or null. Returns {bar, sheet, grab, drag, drop, escape, draw}. */
export function mountSelectTool({ stage, store, view, frame }) {
  const shape = svg('path', { class: 'hd-select-shape' }),
    sheet = svg('svg', { class: 'hd-select-sheet', 'aria-hidden': 'true' }, shape);
  const bar = el(
    'div.hd-select-tools',
    { role: 'radiogroup', 'aria-label': 'What dragging on the map does' },
    TOOLS.map(([name, text]) =>
      el(
        'button.hd-icon',
        { type: 'button', role: 'radio', 'aria-label': text, title: text, data: { tool: name }, onclick: () => use(name) },
        icon(name),
      ),
    ),
  );
  let tool = 'move',
    kind = '', // of the line that is being drawn
    line = [];

  function use(name) {
    tool = name;
    stage.dataset.tool = name;
    for (const button of bar.children) {
      const on = button.dataset.tool === name;
      button.setAttribute('aria-checked', on);
      button.tabIndex = on ? 0 : -1;
    }
  }
  bar.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const names = TOOLS.map(([name]) => name),
      next = names[(names.indexOf(tool) + step + names.length) % names.length];
    use(next);
    bar.querySelector(`[data-tool=${next}]`).focus();
  });

  /** Whether a press at xy begins a selection. */
  function grab(event, xy) {
    if (!frame() || (tool === 'move' && !event.shiftKey)) return false;
    kind = tool === 'lasso' ? 'lasso' : 'box';
    line = [xy];
    return true;
  }
  function drag(xy) {
    stage.classList.add('is-drawing');
    if (kind === 'box') line = [line[0], xy];
    else if (Math.hypot(xy[0] - line.at(-1)[0], xy[1] - line.at(-1)[1]) > 2) line.push(xy);
    outline(corners(), true);
  }
  const corners = () => {
    if (kind === 'lasso') return line;
    const [[x0, y0], [x1, y1] = line[0]] = line;
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]; // prettier-ignore
  };
  /** The press ended; done: it was drawn to its end. */
  async function drop(done) {
    stage.classList.remove('is-drawing');
    const drawn = kind && done ? corners() : [];
    const own = kind === 'lasso' ? thin(drawn.length ? [...drawn, drawn[0]] : [[0, 0]]).slice(0, -1) : drawn;
    kind = '';
    line = [];
    if (own.length >= 3) await select(store, { level: frame().level, corners: own.map(xy => whole(view.at(...xy))) });
    draw();
  }

  /** What Escape takes back: the line under way, the selection, the tool. True if there was one. */
  function escape() {
    if (kind) drop(false);
    else if (store.selection) unselect(store);
    else if (tool !== 'move') use('move');
    else return false;
    return true;
  }

  function outline(pixels, open = false) {
    const d = pixels.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
    shape.setAttribute('d', d && `${d}Z`);
    shape.classList.toggle('is-open', open);
  }

  /** The selection's outline, where it was drawn on the map shown; also while the view moves. */
  function draw() {
    if (kind) return;
    const { selection } = store,
      now = frame();
    const here =
      selection?.shape.corners &&
      now?.level === selection.shape.level &&
      now.tree.id === selection.tree &&
      now.tree.embedding === selection.embedding;
    outline(here ? selection.shape.corners.map(([x, y]) => view.px(x / 10000, y / 10000)) : []);
  }

  /** Selects the branch that the pointer or the focus is on, in whichever view; else the one on the path. */
  function pick() {
    const { hover, level } = store.state,
      { tree, answer } = store;
    const leaf = hover?.item == null ? undefined : store.leafOf(hover.item);
    const step = answer?.steps[Math.min(level, answer.steps.length) - 1];
    const node = hover?.node ?? (leaf === undefined ? step?.node : tree.ancestor(leaf, level));
    if (node > 0 && tree.byId.has(node)) selectNode(store, node);
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.key.toLowerCase() !== 's') return;
    if (elsewhere(event) || !store.answer) return;
    event.preventDefault();
    pick();
  });
  // before the page's own Escape, which clears the question
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !store.selection || elsewhere(event)) return;
      if (event.target.closest?.('.hd-map') || document.querySelector('#hd-app details.hd-pop[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      unselect(store);
    },
    true,
  );
  use('move');
  return { bar, sheet, grab, drag, drop, escape, draw };
}
