// The drill-down: breadcrumb and one shelf per level. Turns the answer's steps into shelves, keeps focus and scroll.
// The cards and rails are drawn by shelf.js, the connectors by wires.js.
import { calm, el, patch, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { drawShelf, fit, makeShelf, settleShelves } from './shelf.js';
import { story, takenBelow } from './story.js';
import { mountWires } from './wires.js';

const KEY = [
  ['chosen', 'chosen'],
  ['kept', 'kept'],
  ['passed', 'passed over'],
];

export function mountPath(root, store) {
  const crumbs = el('ol');
  const small = el(
    'button.hd-icon.hd-small-toggle',
    {
      type: 'button',
      'aria-pressed': 'false',
      'aria-label': 'Smaller cards',
      title: 'Smaller cards',
      onclick: () => setSmall(!root.classList.contains('is-small')),
    },
    icon('rows'),
  );
  const key = el(
    'ul.hd-state-key',
    { 'aria-label': 'What the cards mean' },
    KEY.map(([name, text]) => el(`li.is-${name}`, { text })),
  );
  const legend = el(
    'div.hd-legend',
    {},
    el('p', { text: 'Scores are cosines; only differences within a level count.' }),
    key,
  );
  const shelves = el('div.hd-shelves');
  const told = el('p.hd-story.hd-num', { role: 'status' });
  put(root, el('h2.hd-sr', { text: 'Drill-down' }), el('div.hd-path-head', {}, el('nav.hd-crumbs', { 'aria-label': 'Path' }, crumbs), small), told, shelves);
  put(shelves, legend);
  const wires = mountWires(shelves);
  let tree = null,
    question = '';

  function setSmall(yes) {
    root.classList.toggle('is-small', yes);
    small.setAttribute('aria-pressed', yes);
    try {
      localStorage.setItem('hd-small', yes ? '1' : '');
    } catch {
      /* kept for this page only */
    }
    fit(...shelves.querySelectorAll('.hd-track'));
    wires();
  }

  /* draw ------------------------------------------------------------------- */
  function draw(answer) {
    if (tree !== store.tree) {
      tree = store.tree;
      shelves.querySelectorAll('.hd-shelf').forEach(s => s.remove());
    }
    const asked = JSON.stringify(['text', 'picture', 'like', 'tree', 'mode', 'embedding'].map(name => store.asked[name]));
    const fresh = asked !== question;
    question = asked;
    drawCrumbs(answer);
    drawStory(answer);
    show(legend, answer.mode === 'drill-down' && answer.steps.length);
    const before = new Map(
      [...shelves.querySelectorAll('.hd-shelf')].map(s => [s, s.querySelector('.hd-track').scrollLeft]),
    );
    const drawn = patch(shelves, answer.steps, {
      key: step => step.level,
      create: step =>
        makeShelf(step.level, { moved: wires, map: level => toMap(level), undo }),
      update: (node, step) => drawShelf(node, step, { store }),
    });
    settleShelves(
      drawn,
      drawn.map(s => (fresh ? 0 : (before.get(s) ?? 0))),
    );
    wires();
    lightLevel();
    light();
    root.dataset.ready = store.rev;
  }

  function drawStory({ steps, mode }) {
    const name = id => store.tree.node(id)?.name ?? `branch ${id}`;
    told.textContent = store.tree.depth
      ? story(steps, mode, store.asked, { name, title: store.tree.title })
      : 'There are too few pictures for branches: all of them lie in one leaf.';
    show(told, told.textContent);
  }

  function drawCrumbs(answer) {
    const root0 = store.tree.nodes.find(n => n.level === 0);
    const items = [
      { node: root0?.id ?? 0, level: 0, name: `All ${store.info.collection.noun}` },
      ...answer.steps.filter((s, i, all) => s.node !== all[i - 1]?.node).map(s => ({
        node: s.node,
        level: s.level,
        name: store.tree.node(s.node)?.name ?? '',
        hue: store.tree.node(s.node)?.hue,
        taken: s.forced && takenBelow(s, store.asked) == null,
      })),
    ];
    put(
      crumbs,
      items.map(({ node, level, name, hue, taken }, i) =>
        el(
          'li',
          {},
          i > 0 && icon('right', 16),
          el(
            'button',
            {
              type: 'button',
              'aria-current': i === items.length - 1 ? 'true' : null,
              data: i > 0 ? { node } : {},
              'aria-label': taken ? `${name}, taken by you` : null,
              title: taken ? 'You took this branch' : null,
              onclick: () => toCrumb(level, node),
            },
            i > 0 && el('i.hd-dot', { vars: { '--h': hue } }),
            name,
            taken && icon('hand', 16),
          ),
        ),
      ),
    );
    crumbs.parentNode.scrollLeft = 9999;
  }

  /** Give up a branch; its button goes, so the level's chosen card takes the focus. */
  async function undo(level) {
    if (await store.unforce(level))
      shelves.querySelector(`.hd-shelf[data-level="${level}"] .hd-card[tabindex="0"]`)?.focus({ preventScroll: true });
  }

  /** Back to a level: branches taken by hand below it are given up, the map shows it. */
  function toCrumb(level, node) {
    store.visit(node);
    const forced = store.state.ask.forced;
    if (forced.slice(level).some(n => n != null)) store.keepForced(level, Math.max(1, level));
    else store.setLevel(Math.max(1, level));
    shelves
      .querySelector(`.hd-shelf[data-level="${Math.max(1, level)}"]`)
      ?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
  }

  function toMap(level) {
    store.setLevel(level);
    if (innerWidth < 1200) document.querySelector('.hd-side')?.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
  }

  /* light what the pointer is on, here or in another view -------------------- */
  function light() {
    const hover = store.state.hover;
    const leaf = hover?.node ?? (hover?.item == null ? undefined : store.leafOf(hover.item));
    const lit = new Set(leaf == null ? [] : store.tree.path(leaf));
    shelves.querySelectorAll('.hd-card').forEach(c => c.classList.toggle('is-hot', lit.has(Number(c.dataset.node))));
  }
  function lightLevel() {
    shelves.querySelectorAll('.hd-rail-map').forEach(b => {
      const on = Number(b.dataset.level) === store.state.level;
      b.setAttribute('aria-pressed', on);
      b.lastChild.textContent = on ? 'on the map' : 'map';
    });
  }

  /* mouse and keys ----------------------------------------------------------- */
  const cardOf = event => event.target.closest?.('.hd-card');
  const point = event => {
    const c = cardOf(event);
    store.setHover(c ? { node: Number(c.dataset.node) } : null);
  };
  shelves.addEventListener('pointerover', point);
  shelves.addEventListener('pointerleave', () => store.setHover(null));
  shelves.addEventListener('focusin', event => {
    if (cardOf(event)?.matches(':focus-visible')) point(event);
  });
  shelves.addEventListener('focusout', event => {
    if (!shelves.contains(event.relatedTarget)) store.setHover(null);
  });
  shelves.addEventListener('click', event => {
    const c = cardOf(event);
    if (c) store.force(Number(c.dataset.node));
  });
  shelves.addEventListener('keydown', event => {
    const card = cardOf(event);
    if (!card) return;
    const row = [...card.closest('.hd-shelf').querySelectorAll('.hd-card')],
      at = row.indexOf(card);
    const level = Number(card.closest('.hd-shelf').dataset.level),
      id = Number(card.dataset.node);
    const find = sel => shelves.querySelector(sel);
    const to = {
      ArrowRight: () => row[at + 1],
      ArrowLeft: () => row[at - 1],
      Home: () => row[0],
      End: () => row.at(-1),
      ArrowUp: () => find(`.hd-shelf[data-level="${level - 1}"] .hd-card[data-node="${store.tree.node(id).parent}"]`),
      ArrowDown: () =>
        find(`.hd-shelf[data-level="${level + 1}"] .hd-group[data-parent="${id}"] .hd-card`) ??
        find(`.hd-shelf[data-level="${level + 1}"] .hd-card.is-chosen`),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    const next = to();
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  let saved = '';
  try {
    saved = localStorage.getItem('hd-small');
  } catch {
    /* no storage */
  }
  if (saved) setSmall(true);
  store.on('answer', draw);
  store.on('hover', light);
  store.on('level', lightLevel);
  new ResizeObserver(() => {
    crumbs.parentNode.scrollLeft = 9999;
    fit(...shelves.querySelectorAll('.hd-track'));
    wires();
  }).observe(shelves);
}
