// One shelf: the rail with the margin in words, the track with cards grouped by parent. Knows a step of an answer.
import { thumb } from '../core/api.js';
import { calm, el, patch, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { cardMark, marginWords, takenBelow, verdict } from './story.js';
import { count, score } from '../core/format.js';

const LEAST = 84; // pixels a card must have
const FIRST = 40; // cards drawn at once; the others when the track is scrolled near their place
const rests = new WeakMap(); // track -> {n, draw()}: the cards that are not drawn yet

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
      if (rests.has(track) && track.scrollLeft + 2 * track.clientWidth > track.scrollWidth) rests.get(track).draw();
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

// What is measured is measured for all tracks before anything is written: each change between two measurements would make
// the browser lay the page out once more.

/** Say at the tracks' ends how much is hidden. */
export function edges(...tracks) {
  const seen = tracks.map(track => {
    const { scrollLeft, clientWidth } = track,
      start = track.getBoundingClientRect().left;
    const out = c => c.getBoundingClientRect().left - start + c.offsetWidth * 0.7 > clientWidth;
    return {
      box: track.parentNode,
      more: scrollLeft + clientWidth < track.scrollWidth - 8,
      less: scrollLeft > 8,
      hidden: [...track.querySelectorAll('.hd-card')].filter(out).length + (rests.get(track)?.n ?? 0),
    };
  });
  for (const { box, more, less, hidden } of seen) {
    box.classList.toggle('has-more', more);
    box.classList.toggle('has-less', less);
    box.querySelector('.is-right span').textContent = hidden ? `${hidden} more` : '';
  }
}

/** Where about one card does not fit, make all of that track a little smaller so that it does. */
export function fit(...tracks) {
  const shelves = tracks.map(track => track.closest('.hd-shelf'));
  shelves.forEach(shelf => shelf.style.removeProperty('--hd-card'));
  const widths = tracks.map(track => {
    const cards = track.querySelectorAll('.hd-card'),
      over = track.scrollWidth - track.clientWidth,
      width = cards[0]?.offsetWidth ?? 0;
    const less = Math.floor((width - over / cards.length) * 2 - 0.5) / 2;
    return over > 0 && over < 1.35 * width && less >= LEAST ? less : null;
  });
  widths.forEach((width, i) => width && shelves[i].style.setProperty('--hd-card', `${width}px`));
  // names on one line where all of a shelf fit on one
  shelves.forEach(shelf => shelf.classList.add('is-short'));
  const cut = shelves.map(shelf => [...shelf.querySelectorAll('.hd-card-name')].some(n => n.scrollHeight > n.clientHeight + 2));
  shelves.forEach((shelf, i) => shelf.classList.toggle('is-short', !cut[i]));
  edges(...tracks);
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
  const taken = takenBelow(step, store.asked);
  const card = node => shelf.querySelector(`.hd-card[data-node="${node}"]`);
  const take = async node => {
    if (await store.force(node)) card(node)?.focus({ preventScroll: true }); // the button has gone with its words
  };
  put(shelf.querySelector('.hd-note'), marginWords(step, name, store.answer.mode, taken, take));
  show(shelf.querySelector('.hd-undo'), step.forced && taken == null).setAttribute('aria-label', `Undo: give up ${name(step.node)}`);
  shelf.setAttribute('aria-label', `Level ${step.level}, ${title}`);
}

const BAR = 'Full is the best score of this level, empty the worst: lengths compare only within a level';

/* cards ------------------------------------------------------------------------ */

function makeCard({ node }, tree) {
  const { reps, n, name, source, confidence } = tree.node(node);
  const guess = source === 'vocabulary', // no item said so: the model found the word
    fit = `a guess that fits ${Math.round(100 * confidence)}\u00a0% of these best`;
  const picture = id =>
    el('img', { src: thumb(id), alt: '', width: 48, height: 48, loading: 'lazy', decoding: 'async' });
  return el(
    'button.hd-card',
    { type: 'button', 'data-node': node, title: guess ? `${name}: ${fit}` : name },
    el(`span.hd-mosaic.of-${Math.min(4, reps.length)}`, {}, reps.slice(0, 4).map(picture)),
    el(`span.hd-card-name${guess ? '.is-guess' : ''}`, { text: name }),
    el('span.hd-bar', { title: BAR, 'aria-hidden': 'true' }, el('i')),
    el(
      'span.hd-card-num.hd-num',
      {},
      el('span.hd-sr', { text: ', score ' }),
      el('b'),
      el('span.hd-sr', { text: ', ' }),
      el('span', { text: count(n) }),
      el('span.hd-sr.hd-said'),
    ),
  );
}

function drawCard(node, card, { tree, scale, noun, entry, step, decided }) {
  const chosen = card.state === 'chosen',
    mark = cardMark(card, step, decided);
  node.className = `hd-card is-${card.state}${node.classList.contains('is-hot') ? ' is-hot' : ''}`;
  node.tabIndex = card.node === entry ? 0 : -1;
  node.setAttribute('aria-pressed', chosen);
  const state = card.state === 'passed' ? 'passed over' : card.state;
  node.querySelector('.hd-said').textContent = ` ${noun}, ${state}${mark ? `, ${mark.says}` : ''}`;
  node.querySelector('.hd-card-mark')?.remove();
  if (mark) node.append(el(`span.hd-card-mark.is-${mark.kind}`, { text: mark.text, 'aria-hidden': 'true' }));
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

/** Cards by parent: the chosen card's first, then in the order of their best cards. */
function grouped(cards, chosen) {
  const groups = new Map();
  cards.forEach(c => groups.set(c.parent, [...(groups.get(c.parent) ?? []), c]));
  const out = [...groups].map(([parent, list]) => ({ parent, cards: list, on: list.some(c => c.node === chosen) }));
  return out.sort((a, b) => b.on - a.on);
}

/** The first cards of the groups, and further on those that the shelf's words speak of. */
function firstOf(groups, step) {
  let n = 0;
  const told = card => card.state === 'chosen' || card.node === step.runner_up?.node;
  const cut = groups.map(group => ({ ...group, cards: group.cards.filter(card => n++ < FIRST || told(card)) }));
  return cut.filter(group => group.cards.length);
}

/** Fill a shelf; settleShelves then has to be told. whole: all cards, however many. */
export function drawShelf(shelf, step, { store }, whole = false) {
  const { tree } = store,
    track = shelf.querySelector('.hd-track'),
    noun = store.info.collection.noun;
  const values = step.cards.map(c => c.score),
    high = Math.max(...values),
    span = Math.max(high - Math.min(...values), 0.02); // what lies closer together than this looks alike
  const decided = verdict(step, store.answer.mode, takenBelow(step, store.asked));
  const look = { tree, noun, entry: step.node, scale: v => 1 - (high - v) / span, step, decided };
  drawRail(shelf, step, store);
  const cards = step.cards.filter(c => tree.node(c.node)),
    all = grouped(cards, step.node),
    shown = whole ? all : firstOf(all, step),
    n = cards.length - shown.reduce((sum, group) => sum + group.cards.length, 0);
  if (n) rests.set(track, { n, draw: () => drawShelf(shelf, step, { store }, true) });
  else rests.delete(track);
  patch(
    track,
    shown,
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
}

/** After all were filled: sizes, and each track scrolled just as far as its chosen card needs. `lefts`: where the tracks
 *  stood before. */
export function settleShelves(shelves, lefts) {
  const tracks = shelves.map(shelf => shelf.querySelector('.hd-track'));
  fit(...tracks);
  tracks.forEach((track, i) => {
    if (track.scrollLeft !== lefts[i]) track.scrollLeft = lefts[i];
  });
  const moves = tracks.map(track => {
    const card = track.querySelector('.hd-card.is-chosen');
    if (!card) return 0;
    const t = track.getBoundingClientRect(),
      c = card.getBoundingClientRect();
    if (c.right > t.right - 40) return c.right - t.right + 56;
    return c.left < t.left ? c.left - t.left - 8 : 0;
  });
  moves.forEach((move, i) => move && (tracks[i].scrollLeft += move));
  if (moves.some(Boolean) || lefts.some(Boolean)) edges(...tracks);
}
