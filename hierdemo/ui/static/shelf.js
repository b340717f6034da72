// One shelf: the rail with the margin in words, the track with cards grouped by parent. Knows a step of an answer.
import { thumb } from './api.js';
import { calm, el, patch, put, show } from './dom.js';
import { icon } from './icons.js';
import { cap, count, score } from './words.js';

const LEAST = 84; // pixels a card must have

/* the empty shelf ------------------------------------------------------------ */

/** `moved()` after the track scrolled, `map(level)` and `undo(level)` from the rail. */
export function makeShelf(level, { moved, map, undo }) {
  const track = el('div.hd-track', { tabindex: -1 });
  const more = el(
    'button.hd-more.is-right',
    { type: 'button', tabindex: -1, 'aria-hidden': 'true' },
    el('span.hd-num'),
    icon('right', 16),
  );
  const less = el('button.hd-more.is-left', { type: 'button', tabindex: -1, 'aria-hidden': 'true' }, icon('left', 16));
  const by = way => track.scrollBy({ left: way * track.clientWidth * 0.8, behavior: calm() ? 'auto' : 'smooth' });
  more.addEventListener('click', () => by(1));
  less.addEventListener('click', () => by(-1));
  track.addEventListener(
    'scroll',
    () => {
      edges(track);
      moved();
    },
    { passive: true },
  );
  const rail = el(
    'div.hd-rail',
    {},
    el('h3'),
    el('p.hd-counts.hd-num'),
    el('div.hd-note.hd-num', { 'aria-live': 'polite' }),
    el('button.hd-undo', { type: 'button', hidden: true, onclick: () => undo(level) }, 'undo'),
    el(
      'button.hd-rail-map',
      {
        type: 'button',
        'data-level': level,
        'aria-label': `Show level ${level} on the map`,
        onclick: () => map(level),
      },
      icon('pin', 16),
      el('span', { text: 'map' }),
    ),
  );
  return el('section.hd-shelf', { 'data-level': level }, rail, el('div.hd-track-box', {}, track, less, more));
}

/** Say at the track's ends how much is hidden. */
export function edges(track) {
  const box = track.parentNode,
    right = track.scrollLeft + track.clientWidth;
  const hidden = [...track.querySelectorAll('.hd-card')].filter(
    c => c.getBoundingClientRect().left - track.getBoundingClientRect().left + c.offsetWidth * 0.7 > track.clientWidth,
  ).length;
  box.classList.toggle('has-more', right < track.scrollWidth - 8);
  box.classList.toggle('has-less', track.scrollLeft > 8);
  box.querySelector('.is-right span').textContent = hidden ? `${hidden} more` : '';
}

/** Where about one card does not fit, make all of them a little smaller so that it does. */
export function fit(track) {
  const shelf = track.closest('.hd-shelf'),
    cards = track.querySelectorAll('.hd-card');
  shelf.style.removeProperty('--hd-card');
  const over = track.scrollWidth - track.clientWidth,
    width = cards[0]?.offsetWidth ?? 0;
  const less = Math.floor((width - over / cards.length) * 2 - 0.5) / 2;
  if (over > 0 && over < 1.35 * width && less >= LEAST) shelf.style.setProperty('--hd-card', `${less}px`);
  edges(track);
}

/* the margin, in words --------------------------------------------------------- */

const tag = text => el('span.hd-tag', { text });

/** What decided here: nodes for the rail. `name(id)` is a node's name; `taken` the deeper branch that was taken by hand
 *  and brought this one along, or null. */
export function marginWords(step, name, mode, taken) {
  const chosen = name(step.node),
    other = step.runner_up && name(step.runner_up.node);
  if (mode !== 'drill-down') return ['On the way to the best picture; no branch was compared.'];
  if (taken != null) return ['On the way to ', el('b', { text: name(taken) }), ', which you took.'];
  if (step.forced) return ['You took ', el('b', { text: chosen }), ` (${score(step.score)}).`];
  if (!step.runner_up || step.margin == null) return ['The only branch here.'];
  if (step.margin < 0)
    return [
      tag('overtaken'),
      ` Best here: ${other} ${score(step.runner_up.score)}. ${cap(chosen)} ${score(step.score)} stays in the beam and wins.`,
    ];
  if (step.close)
    return [tag('close call'), ` ${cap(chosen)} ${score(step.score)}, ${other} ${score(step.runner_up.score)}.`];
  return [`Clear: ${score(step.margin)} ahead of ${other}.`];
}

function drawRail(shelf, step, store) {
  const name = id => store.tree.node(id)?.name ?? `branch ${id}`;
  const title = store.tree.title(step.level),
    compared = step.n_candidates;
  put(shelf.querySelector('h3'), `${step.level}\u2002${title}`);
  const counts = shelf.querySelector('.hd-counts');
  counts.textContent = compared
    ? `${count(compared)} compared${step.how === 'hnsw' ? ' by index' : ''},\n${count(step.n_kept)} kept`
    : `${step.cards.length} side by side`;
  const { forced, along } = store.asked;
  const byHand = forced.findIndex((_, i) => i + 1 > step.level && !along.includes(i + 1));
  const taken = step.forced && along.includes(step.level) ? (forced[byHand] ?? null) : null;
  put(shelf.querySelector('.hd-note'), marginWords(step, name, store.answer.mode, taken));
  show(shelf.querySelector('.hd-undo'), step.forced && taken == null).setAttribute('aria-label', `Undo: give up ${name(step.node)}`);
  shelf.setAttribute('aria-label', `Level ${step.level}, ${title}`);
}

const BAR = 'Full is the best score of this level, empty the worst: lengths compare only within a level';

/* cards ------------------------------------------------------------------------ */

function makeCard({ node }, tree) {
  const { reps, n, name } = tree.node(node);
  const picture = id =>
    el('img', { src: thumb(id), alt: '', width: 48, height: 48, loading: 'lazy', decoding: 'async' });
  return el(
    'button.hd-card',
    { type: 'button', 'data-node': node, title: name },
    el(`span.hd-mosaic.of-${Math.min(4, reps.length)}`, {}, reps.slice(0, 4).map(picture)),
    el('span.hd-card-name', { text: name }),
    el('span.hd-bar', { title: BAR }, el('i')),
    el('span.hd-card-num.hd-num', {}, el('b'), el('span', { text: count(n) })),
  );
}

function drawCard(node, card, { tree, scale, noun, entry }) {
  const { name, n } = tree.node(card.node),
    chosen = card.state === 'chosen';
  node.className = `hd-card is-${card.state}${node.classList.contains('is-hot') ? ' is-hot' : ''}`;
  node.tabIndex = card.node === entry ? 0 : -1;
  node.setAttribute('aria-pressed', chosen);
  node.setAttribute(
    'aria-label',
    `${name}, score ${score(card.score)}, ${count(n)} ${noun}, ${card.state === 'passed' ? 'passed over' : card.state}`,
  );
  node.querySelector('.hd-bar i').style.width = `${6 + 94 * scale(card.score)}%`;
  node.querySelector('b').textContent = score(card.score);
}

function makeGroup({ parent }, tree) {
  const root = tree.node(parent).level === 0;
  return el(
    `div.hd-group${root ? '.is-root' : ''}`,
    { 'data-parent': parent },
    el(
      'div.hd-group-head',
      {},
      !root && el('i.hd-dot', { vars: { '--h': tree.node(parent).hue } }),
      el('span', { text: root ? tree.node(parent).name : `in ${tree.node(parent).name}` }),
    ),
    el('div.hd-group-cards'),
  );
}

/** Cards by parent: the path's parent first, then in the order of their best cards. */
function grouped(cards, path) {
  const groups = new Map();
  cards.forEach(c => groups.set(c.parent, [...(groups.get(c.parent) ?? []), c]));
  const out = [...groups].map(([parent, list]) => ({ parent, cards: list, on: path.includes(parent) }));
  return out.sort((a, b) => b.on - a.on);
}

/** Fill a shelf. `path`: the chosen nodes; `fresh`: another question, so the track starts at its left end. */
export function drawShelf(shelf, step, { store, path, fresh }) {
  const { tree } = store,
    track = shelf.querySelector('.hd-track'),
    noun = store.info.collection.noun;
  const values = step.cards.map(c => c.score),
    low = Math.min(...values),
    span = Math.max(Math.max(...values) - low, 0.02);
  const look = { tree, noun, entry: step.node, scale: v => (v - low) / span };
  const left = track.scrollLeft;
  drawRail(shelf, step, store);
  patch(
    track,
    grouped(
      step.cards.filter(c => tree.node(c.node)),
      path,
    ),
    {
      key: g => g.parent,
      create: g => makeGroup(g, tree),
      update: (node, g) => {
        node.classList.toggle('is-chosen', g.on);
        patch(node.lastChild, g.cards, {
          key: c => c.node,
          create: c => makeCard(c, tree),
          update: (n, c) => drawCard(n, c, look),
        });
        node.style.setProperty('--n', g.cards.length);
      },
    },
  );
  shelf.classList.toggle(
    'is-short',
    step.cards.every(c => tree.node(c.node).name.length < 14),
  );
  fit(track);
  track.scrollLeft = fresh ? 0 : left;
  reveal(track, shelf.querySelector('.hd-card.is-chosen'));
  edges(track);
}

/** Scroll the track just as far as the chosen card needs. */
function reveal(track, card) {
  if (!card) return;
  const t = track.getBoundingClientRect(),
    c = card.getBoundingClientRect();
  if (c.right > t.right - 40) track.scrollLeft += c.right - t.right + 56;
  else if (c.left < t.left) track.scrollLeft += c.left - t.left - 8;
}
