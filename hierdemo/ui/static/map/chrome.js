// The map's frame: level switch, zoom buttons, key, and the line that says what is loading or went wrong. Knows titles and
// branches of the tree; nothing of points.

import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { cap, count } from '../core/format.js';

/** on: {level(n), zoom(factor, 0 = fit), take(node), select(node), hover({node}|null), again()}. tools: further buttons for the bar. Returns {show(store, level), missed(n), drawn(n, of, whether there are more than are drawn at once), say(text, error)}. */
export function mountChrome(root, body, on, more) {
  const seg = el('div.hd-seg', { role: 'radiogroup', 'aria-label': 'Level shown on the map' });
  const tool = (symbol, text, factor) =>
    el(
      'button.hd-icon',
      { type: 'button', 'aria-label': text, title: text, data: { zoom: factor }, onclick: () => on.zoom(factor) },
      icon(symbol),
    );
  const tools = el(
    'div.hd-map-tools',
    {},
    more,
    tool('plus', 'Zoom in', 1.5),
    tool('minus', 'Zoom out', 1 / 1.5),
    tool('fit', 'Fit the map', 0),
  );
  const lost = el('span.hd-key-missed', { hidden: true }, el('i'), el('span'));
  const share = el('span.hd-key-drawn.hd-num', {
    hidden: true,
    title: 'The same share of every leaf, and all results, missed and selected items. Zoom in to see more of them.',
  });
  const branches = el('div.hd-key-branches'),
    note = el('span.hd-key-note'),
    key = el(
      'div.hd-map-key',
      {},
      branches,
      el(
        'div',
        {},
        sign('query', icon('star', 16), 'hd-key-star'),
        sign('path', el('i.hd-key-line')),
        sign('results', el('i.hd-key-ring')),
        lost,
        share,
        note,
      ),
    );
  const status = el('p', { role: 'status' }),
    again = el('button.hd-link', { type: 'button', text: 'Try again', onclick: () => on.again() });
  const box = el('div.hd-map-state', {}, status, again);
  body.append(box);
  root.setAttribute('aria-label', 'Map of the embeddings');
  put(root, el('div.hd-map-bar', {}, seg, tools), body, key);
  seg.addEventListener('keydown', e => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (!step) return;
    e.preventDefault();
    const all = [...seg.children],
      next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
  });

  function sign(text, mark, name = '') {
    const made = el('span', {}, mark, text);
    if (name) mark.classList.add(name);
    return made;
  }

  let shown = null;
  function show({ tree, info }, level) {
    if (shown !== tree) fill(tree, info);
    shown = tree;
    [...seg.children].forEach((radio, i) => {
      radio.setAttribute('aria-checked', i + 1 === level);
      radio.tabIndex = i + 1 === level ? 0 : -1;
    });
    const map = tree.maps[level - 1],
      blended = !/^plain/.test(map.note);
    note.textContent = blended
      ? 'this level\u2019s own map; distances between islands mean little'
      : 'the items\u2019 own map; only near neighbours mean much';
    note.title = `${cap(map.note)}. Hue is the branch, lightness the group within it. Passed-over branches are faint. Places are for viewing only: no score uses them.`;
    body.firstChild.setAttribute(
      'aria-label',
      `Map of ${info?.collection.noun ?? 'items'}, ${map.title}: alike lie close together. Arrow keys pan, plus and minus zoom, 0 fits, Enter steps through the results.`,
    );
  }

  /** Says in the key what the dashed rings are, where there are any. */
  function missed(n) {
    lost.hidden = !n;
    lost.lastChild.textContent = `${n} missed`;
    lost.title = 'Found by the flat search, lost on the way down: point at one to see at which level';
  }

  /** Says in the key how many of the points in sight are drawn, where the map has more than are drawn at once. */
  function drawn(n, of, most) {
    share.hidden = !most;
    share.textContent = `drawn: ${n === of ? 'all' : count(n)} of ${count(of)}`;
  }

  function fill(tree) {
    put(
      seg,
      tree.maps.map(map =>
        el('button', {
          type: 'button',
          role: 'radio',
          text: map.title,
          data: { level: map.level },
          onclick: () => on.level(map.level),
        }),
      ),
    );
    put(
      branches,
      tree.nodes
        .filter(node => node.level === 1)
        .map(node =>
          el(
            'button.hd-key-branch',
            {
              type: 'button',
              title: `Take ${node.name} (with Shift: select it)`,
              data: { node: node.id },
              vars: { '--h': node.hue },
              onclick: event => (event.shiftKey ? on.select(node.id) : on.take(node.id)),
              onpointerenter: () => on.hover({ node: node.id }),
              onpointerleave: () => on.hover(null),
              onfocus: () => on.hover({ node: node.id }),
              onblur: () => on.hover(null),
            },
            el('i.hd-dot'),
            node.name,
          ),
        ),
    );
  }

  function say(text, error = false) {
    status.textContent = text;
    box.hidden = !text;
    again.hidden = !error;
    box.classList.toggle('hd-error', error);
  }
  say('');
  return { show, missed, drawn, say };
}
