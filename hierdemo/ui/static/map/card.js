// The small card beside a point: shown while hovering, or pinned with its path and two buttons. Asks hd/item for names it
// does not know, once an item. Knows nothing of maps: it is told an item and a place in pixels.

import { get, thumb } from '../core/api.js';
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { score } from '../core/format.js';

const known = new Map(); // item -> promise of hd/item's answer, null where it failed

function about(item) {
  if (!known.has(item))
    known.set(
      item,
      get(`item/${item}`).catch(() => {
        known.delete(item);
        return null;
      }),
    );
  return known.get(item);
}

/** host: the positioned box the cards live in. on: {like(item), take(leaf), select(leaf), trust(), closed()}. */
export function mountCards(host, on) {
  const hover = card('figure.hd-map-card', { 'aria-hidden': 'true' });
  const pinned = card('figure.hd-map-card.hd-pinned', { role: 'group' });
  const path = el('ol.hd-map-path'),
    trust = action('mark', 'True neighbours', () => {
      const yes = on.trust();
      trust.setAttribute('aria-pressed', yes);
      pinned.root.classList.toggle('is-small', yes); // out of the way of the lines
      if (pinned.xy) place(pinned, pinned.xy);
    });
  trust.setAttribute('aria-pressed', 'false');
  pinned.root.prepend(
    el('button.hd-map-close', { type: 'button', 'aria-label': 'Close', onclick: () => on.closed() }, icon('close', 16)),
  );
  pinned.root.append(
    path,
    el(
      'div.hd-map-acts',
      {},
      action('similar', 'More like this', () => on.like(pinned.facts.id)),
      action('right', 'Take this branch', () => on.take(pinned.facts.leaf)),
      action('lasso', 'Select this group', () => on.select(pinned.facts.leaf)),
      trust,
    ),
  );

  function card(tag, props) {
    const img = el('img', { alt: '', width: 132, height: 132 }),
      name = el('span'),
      number = el('span.hd-num'),
      place = el('span');
    const root = el(tag, { hidden: true, ...props }, img, el('figcaption', {}, el('b', {}, name, number), place));
    host.append(root);
    return { root, img, name, number, place, facts: null };
  }

  function action(symbol, text, onclick) {
    return el('button.hd-map-act', { type: 'button', onclick }, icon(symbol, 16), el('span', { text }));
  }

  /** facts: {id, leaf, name?, score?, rank?, loss?, path: [node names]}; xy: [x, y] in the host. */
  function fill(own, facts, xy) {
    if (own.facts?.id !== facts.id) {
      own.img.src = thumb(facts.id);
      own.name.textContent = '\u2026';
    }
    own.facts = facts;
    own.xy = xy;
    own.root.hidden = false;
    own.number.textContent = facts.score === undefined ? '' : score(facts.score);
    own.place.classList.toggle('hd-loss', !!facts.loss);
    own.place.textContent = [facts.loss, facts.rank && `result ${facts.rank}`, own === hover && `in ${facts.path.at(-1)}`]
      .filter(Boolean)
      .join(', ');
    if (facts.name) title(own, facts.name);
    else
      about(facts.id).then(item => {
        if (own.facts.id === facts.id && item) title(own, item.title);
      });
    place(own, xy);
  }

  function title({ root, name }, text) {
    name.textContent = text;
    root.setAttribute('aria-label', text);
  }

  function place({ root }, [x, y]) {
    const { offsetWidth: w, offsetHeight: h } = root,
      left = x + 16 + w > host.clientWidth ? x - 16 - w : x + 16;
    root.style.left = `${Math.max(6, Math.min(host.clientWidth - w - 6, left))}px`;
    root.style.top = `${Math.max(6, Math.min(host.clientHeight - h - 6, y - h / 2))}px`;
  }

  return {
    hover(facts, xy) {
      if (pinned.root.hidden || pinned.facts.id !== facts.id) fill(hover, facts, xy);
    },
    leave() {
      hover.root.hidden = true;
    },
    pin(facts, xy) {
      hover.root.hidden = true;
      put(
        path,
        facts.path.map(text => el('li', { text })),
      );
      fill(pinned, facts, xy);
    },
    unpin() {
      const was = !pinned.root.hidden;
      pinned.root.hidden = true;
      return was;
    },
    move(xy) {
      if (pinned.root.hidden) return;
      pinned.xy = xy;
      place(pinned, xy);
    },
    get pinned() {
      return pinned.root.hidden ? null : pinned.facts;
    },
    holds: node => pinned.root.contains(node),
  };
}
