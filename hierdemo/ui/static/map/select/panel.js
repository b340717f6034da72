// What is selected, in few lines over the map's foot: how many, the closest branch, what is common, typical pictures, and the
// ways to take it along. Asks hd/selection for all of that; knows the store's selection, not how it was drawn.

import { at, ApiError, get, thumb } from '../../core/api.js';
import { el, put, show } from '../../core/dom.js';
import { icon } from '../../core/icons.js';
import { pointAt } from '../../core/point_at.js';
import { fullText, unselect } from './state.js';
import { cap, count } from '../../core/format.js';

/** root: section.hd-map. over(): true where the selection lies in the lower part of the stage. */
export function mountSelectPanel(root, store, { over, back }) {
  const title = el('p.hd-select-n', { role: 'status' }),
    about = el('div.hd-select-about');
  const fold = tool('down', 'Fold', () => setFolded(!panel.classList.contains('is-folded')));
  const panel = el(
    'section.hd-select',
    { 'aria-label': 'Selection', hidden: true },
    el(
      'header',
      {},
      title,
      fold,
      tool('close', 'Clear the selection (Escape)', () => {
        unselect(store);
        back();
      }),
    ),
    about,
  );
  root.append(panel);
  let asked = '';

  function tool(name, text, onclick) {
    return el('button.hd-icon.hd-icon-s', { type: 'button', 'aria-label': text, title: text, onclick }, icon(name, 16));
  }
  function setFolded(yes) {
    panel.classList.toggle('is-folded', yes);
    fold.setAttribute('aria-expanded', !yes);
    fold.title = yes ? 'Unfold' : 'Fold';
    fold.setAttribute('aria-label', fold.title);
  }

  async function draw() {
    const { selection } = store;
    show(panel, selection);
    if (!selection) {
      asked = '';
      title.textContent = '';
      return;
    }
    const query = new URLSearchParams({ sel: fullText(selection), tree: store.tree.id });
    if (store.tree.query) query.set('e', store.tree.embedding);
    if (asked === `${query}`) return;
    asked = `${query}`;
    panel.classList.toggle('is-top', over());
    if (panel.clientWidth < 480 && !panel.dataset.ready) setFolded(true); // the map must stay in sight
    title.textContent = `${count(selection.items.length)} of ${count(store.info.collection.items)} selected`;
    try {
      const found = await get(`selection?${query}`);
      if (asked === `${query}`) fill(found, query);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (asked === `${query}`) put(about, el('p.hd-quiet', { text: error.message }));
    }
  }

  function fill(found, query) {
    put(about, closest(found), pictures(found), facts(found), acts(found, query));
    panel.dataset.ready = query.get('sel');
  }

  function closest({ node, n }) {
    if (!node) return null;
    const whole = node.shared === n && node.n === n;
    return el(
      'p.hd-select-node',
      {},
      whole ? 'All of ' : 'Closest to ',
      el(
        'button.hd-link',
        { type: 'button', title: `Take ${node.name}`, data: { node: node.id }, onclick: () => store.force(node.id) },
        el('i.hd-dot', { vars: { '--h': store.tree.node(node.id)?.hue } }),
        node.name,
      ),
      !whole && ` (${count(node.shared)} of its ${count(node.n)})`,
    );
  }

  function pictures({ typical }) {
    return el(
      'div.hd-select-pics',
      { role: 'group', 'aria-label': 'From the most typical to the least' },
      typical.map((id, i) =>
        el(
          'button',
          {
            type: 'button',
            title: i ? '' : 'The most typical',
            'aria-label': `Open picture ${i + 1} of ${typical.length}`,
            data: { item: id },
            onclick: () => store.inspect(id),
          },
          el('img', { src: thumb(id), alt: '', width: 40, height: 40 }),
        ),
      ),
    );
  }

  function facts({ facts: all, n }) {
    const share = v => `${Math.round((100 * v) / n)}\u00a0%`;
    return el(
      'dl.hd-select-facts.hd-num',
      {},
      all
        .slice(0, 4)
        .flatMap(({ name, values }) => [
          el('dt', { text: cap(name) }),
          el('dd', {}, values.map(v => el('span', {}, `${v.value} `, el('b', { text: share(v.n) })))),
        ]),
    );
  }

  function acts({ typical }, query) {
    const file = kind =>
      el('a.hd-map-act', { href: at(`selection.${kind}?${query}`), download: `selection.${kind}` }, icon('save', 16), kind.toUpperCase());
    return el(
      'div.hd-select-acts',
      {},
      el(
        'button.hd-map-act',
        { type: 'button', onclick: () => store.search({ like: typical[0], text: '', picture: null }) },
        icon('similar', 16),
        'More like the most typical',
      ),
      file('csv'),
      file('json'),
    );
  }

  pointAt(about, store);
  panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    unselect(store);
    back();
  });
  store.on('select', draw);
  store.on('answer', draw);
}
