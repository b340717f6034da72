// The icicle itself: branches as boxes that one points at, goes into and walks by key. Knows the store's answer (scores,
// path) and what is found by name; not the foot below it nor edits.
import { thumb } from '../core/api.js';
import { el, patch, put } from '../core/dom.js';
import { beside, boxes } from './layout.js';
import { count, score } from '../core/format.js';

const LINE = 10; // pixels from which a name is written
const PICTURED = 48; // from which pictures stand below it
const NARROW = 64; // a box of this width holds no words
const PICTURE = [20, 112]; // a picture's least and largest side

/** The branches that the question scored: Map(node -> {score, state, part: up to 1, the best of its level}). */
function scored(answer) {
  const out = new Map();
  for (const step of answer?.steps ?? []) {
    const values = step.cards.map(c => c.score);
    const high = Math.max(...values),
      span = Math.max(high - Math.min(...values), 0.02);
    step.cards.forEach(c => out.set(c.node, { ...c, part: 1 - (high - c.score) / span }));
  }
  return out;
}

const STATES = { chosen: 'on the path', kept: 'kept', passed: 'passed over' };

/** root: empty. on: {focus(id), up(), take(id)}. Returns {draw({focus, top, found}), light(), reach(id)}. */
export function mountIcicle(root, store, on) {
  const sheet = el('div.hd-ice', { role: 'tree' });
  const tip = el('div.hd-ice-tip', { hidden: true, 'aria-hidden': 'true' });
  put(root, sheet, tip);
  let list = [],
    scores = new Map(),
    current = 0,
    now = { focus: 0, top: 0, found: new Set() };

  function draw(next) {
    now = next;
    const { tree, answer } = store;
    scores = scored(answer?.tree === tree.id ? answer : null);
    const path = new Set((answer?.steps ?? []).map(s => s.node));
    list = boxes(tree, now.top, { w: sheet.clientWidth, h: sheet.clientHeight }, path);
    if (!list.some(b => b.id === current)) current = list.some(b => b.id === now.focus) ? now.focus : now.top;
    const within = new Set([...now.found].flatMap(id => tree.path(id)));
    sheet.setAttribute('aria-label', `Tree of ${tree.node(now.top).name}`);
    sheet.classList.toggle('is-finding', now.found.size > 0);
    patch(sheet, list, {
      key: b => `${tree.snapshot} ${b.id}`,
      create: b => el('div.hd-ice-box', { role: 'treeitem', data: { node: b.id } }),
      update: (node, b) => drawBox(node, b, path, within),
    });
    light();
  }

  function drawBox(node, box, path, within) {
    const { tree } = store,
      { id, x, y, w, h } = box,
      { name, n, hue, shade, level, parent } = tree.node(id),
      own = scores.get(id),
      kids = tree.children(id),
      beside = level ? tree.children(parent) : [id],
      strip = id === now.top;
    node.className = `hd-ice-box${node.classList.contains('is-hot') ? ' is-hot' : ''}`;
    const flags = {
      'is-strip': strip,
      'is-root': level === 0,
      'is-path': path.has(id) || (level === 0 && path.size > 0),
      'is-scored': Boolean(own),
      'is-focus': id === now.focus,
      'is-found': now.found.has(id),
      'is-way': within.has(id),
      'has-hidden': box.hidden > kids.length / 2,
    };
    for (const [flag, yes] of Object.entries(flags)) node.classList.toggle(flag, yes);
    Object.assign(node.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
    const line = h < PICTURED ? Math.min(h, 30) : 20;
    const look = { '--h': hue, '--lift': shade, '--part': own ? own.part.toFixed(3) : -0.15, '--line': `${line}px` };
    for (const [key, v] of Object.entries(look))
      node.style.setProperty(key, v);
    node.tabIndex = id === current ? 0 : -1;
    const said = own ? `, score ${score(own.score)}, ${STATES[own.state]}` : '';
    const attributes = {
      'aria-label': `${name}, ${count(n)} ${store.info.collection.noun}${said}`,
      'aria-level': level + 1,
      'aria-posinset': beside.indexOf(id) + 1,
      'aria-setsize': beside.length,
      'aria-selected': id === now.focus,
    };
    for (const [key, v] of Object.entries(attributes)) node.setAttribute(key, v);
    if (kids.length) node.setAttribute('aria-expanded', list.some(b => tree.node(b.id).parent === id));
    else node.removeAttribute('aria-expanded');
    node.classList.toggle('is-low', h < 14);
    const text = strip || (h >= LINE && w > NARROW);
    put(
      node,
      text &&
        el(
          'span.hd-ice-name',
          {},
          el('b', { text: name }),
          !strip && w > 96 && el('span.hd-num', { text: own ? score(own.score) : count(n) }),
        ),
      !strip && h >= PICTURED && w > NARROW && pictures(tree.node(id).reps, w, h),
    );
  }

  /** A branch's typical pictures below its name, in one row or two, as large as they fit. */
  function pictures(reps, w, h) {
    const n = Math.min(4, reps.length),
      side = rows => Math.min(PICTURE[1], (h - 24) / rows - 3, (w - 13) / Math.ceil(n / rows) - 3);
    const rows = side(2) > side(1) ? 2 : 1,
      size = Math.floor(side(rows));
    if (size < PICTURE[0]) return null;
    const picture = id => el('img', { src: thumb(id), alt: '', width: size, height: size, decoding: 'async' });
    const across = Math.ceil(n / rows) * (size + 3);
    return el('span.hd-ice-pics', { vars: { '--side': `${size}px`, '--across': `${across}px` } }, reps.slice(0, n).map(picture));
  }

  /* what the pointer is on, here or in another view ------------------------------ */
  const element = id => sheet.querySelector(`[data-node="${id}"]`);
  function light() {
    const { hover } = store.state;
    const node = hover?.node ?? (hover?.item == null ? null : store.leafOf(hover.item));
    const drawn = node == null ? null : store.tree.path(node).findLast(id => id !== now.top && list.some(b => b.id === id));
    sheet.querySelectorAll('.is-hot').forEach(e => e.classList.remove('is-hot'));
    if (drawn != null) element(drawn)?.classList.add('is-hot');
  }

  /** Beside a box whose name is cut or missing: what it is. */
  function tell(id) {
    const box = list.find(b => b.id === id),
      { name, n } = store.tree.node(id);
    const label = element(id)?.querySelector('b');
    const whole = label && label.scrollWidth <= label.clientWidth;
    tip.hidden = !box || (whole && box.w > 96) || id === now.top;
    if (tip.hidden) return;
    const own = scores.get(id);
    put(tip, el('b', { text: name }), el('span.hd-num', { text: own ? `${count(n)}, score ${score(own.score)}` : count(n) }));
    tip.style.left = `${Math.max(4, Math.min(box.x + 8, sheet.clientWidth - tip.offsetWidth - 4))}px`;
    const below = box.y + box.h + 4;
    tip.style.top = `${below + tip.offsetHeight > sheet.clientHeight ? Math.max(4, box.y - tip.offsetHeight - 4) : below}px`;
  }

  const idOf = event => {
    const box = event.target.closest?.('.hd-ice-box');
    return box ? Number(box.dataset.node) : null;
  };
  function point(event) {
    if (event.pointerType === 'touch') return; // a finger does not hover
    const id = idOf(event);
    store.setHover(id ? { node: id } : null);
    if (id == null) tip.hidden = true;
    else tell(id);
  }
  function leave() {
    tip.hidden = true;
    store.setHover(null);
  }
  sheet.addEventListener('pointerover', point);
  sheet.addEventListener('pointerleave', leave);
  sheet.addEventListener('focusin', event => {
    if (event.target.matches(':focus-visible')) point(event);
  });
  sheet.addEventListener('focusout', event => {
    if (!sheet.contains(event.relatedTarget)) leave();
  });
  sheet.addEventListener('click', event => {
    const id = idOf(event);
    if (id == null) return;
    current = id;
    tip.hidden = true;
    if (id === now.top && id === now.focus) on.up();
    else on.focus(id);
  });

  /* keys ---------------------------------------------------------------------------- */
  function go(id) {
    current = id;
    sheet.querySelectorAll('.hd-ice-box').forEach(e => (e.tabIndex = Number(e.dataset.node) === id ? 0 : -1));
    element(id)?.focus({ preventScroll: true });
  }
  sheet.addEventListener('keydown', event => {
    const id = idOf(event);
    if (id == null || event.ctrlKey || event.metaKey || event.altKey) return;
    const kids = store.tree.children(id);
    if (event.key === 'Enter') {
      if (event.shiftKey) on.take(id);
      else {
        on.focus(id);
        go(kids.length && element(kids[0]) ? kids[0] : id);
      }
    } else if (event.key === 'Backspace') {
      on.up();
      go(element(id) ? id : now.top);
    } else {
      const next = beside(list, store.tree, id, event.key);
      if (next) go(next.id);
      else if (event.key === 'ArrowLeft' && id === now.top) {
        on.up();
        go(element(id) ? id : now.top);
      } else if (event.key === 'ArrowRight' && kids.length) {
        on.focus(id);
        go(element(kids[0]) ? kids[0] : id);
      } else if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
    }
    event.preventDefault();
  });

  return { draw, light, reach: go, sheet };
}
