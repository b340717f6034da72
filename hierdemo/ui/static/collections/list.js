// The other collections that can be opened: the server's, and this browser's own. Links, so that they open anywhere.
import { modelWords } from './about.js';
import { address, carry, here } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { cap, countOf } from '../core/format.js';

const SHOWN = 3; // at first; the others behind a button
const KINDS = { given: '', built: 'built here', beside: 'lies beside', demo: 'the demo', own: 'yours alone' };

function row({ id, first, name, items, noun, model, kind, error, folder }, { asked, remove }) {
  const told = error ? el('span.is-error', { text: error }) : `${[folder, items != null && countOf(items, noun), model && modelWords(model, /^embedded(:|$)/.test(model)), KINDS[kind]].filter(Boolean).join(' \u00b7 ')}`;
  const words = [el('b', { text: cap(name) }), el('small.hd-num', {}, told)];
  return el(
    'li',
    {},
    error ? el('div.hd-coll-row', {}, words) : link(first ? null : id, asked, words),
    remove && el('button.hd-icon', { type: 'button', 'aria-label': `Remove ${name}`, title: 'Remove', onclick: () => remove(id) }, icon('close', 16)),
  );
}

/** A link that takes the question of the moment along, if asked() says that it is somebody's. */
function link(id, asked, words) {
  const aim = event => {
    event.currentTarget.href = address(id, asked());
    if (event.type === 'click') carry();
  };
  return el('a.hd-coll-row', { href: address(id, asked()), onpointerdown: aim, onfocus: aim, onclick: aim }, words, icon('right', 16));
}

/** asked(): whether the question comes along. remove(id): of one's own. */
export function drawList(root, all, mine, { asked, remove }) {
  const open = here();
  const public_ = all.collections.filter(c => (open ? c.id !== open : !c.first));
  const own = mine.filter(found => found.state === 'done' && found.private && found.id !== open);
  // an id is the folder's name as an address shows it; one of one's own says nothing
  const alike = name => [...all.collections, ...own].filter(c => c.name.toLowerCase() === name.toLowerCase()).length > 1;
  const rows = [
    ...own.map(found => row({ ...found, noun: 'pictures', kind: 'own' }, { asked, remove })),
    ...public_.map(found => row({ ...found, folder: alike(found.name) && found.id }, { asked })),
  ];
  const rest = rows.length > SHOWN + 1 && !root.dataset.whole ? rows.slice(SHOWN) : []; // a button for a single one saves nothing
  rest.forEach(node => show(node, false));
  const more = el('button.hd-link', { type: 'button', text: `${rest.length} more` });
  more.addEventListener('click', () => {
    root.dataset.whole = '1';
    rest.forEach(node => show(node, true));
    more.remove();
    rest[0].querySelector('a, button')?.focus();
  });
  put(root, el('h2', { text: 'Open another' }), el('ul.hd-coll-list', {}, rows), rest.length > 0 && more);
  show(root, rows.length > 0);
}
