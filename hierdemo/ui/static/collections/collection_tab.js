// The Collection tab: what is open, what else can be opened, building one. Reads what the server knows when one turns to it;
// each part draws itself (about.js, list.js, build.js, progress.js).
import { ApiError, get, post } from '../core/api.js';
import { drawAbout } from './about.js';
import { mountBuild } from './build.js';
import { drawList } from './list.js';
import { mountProgress } from './progress.js';
import { dropMine, go, here, keepMine, mine } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';

/** Returns the side that side_tabs.js shows: {name, title, node, turn(on)}. */
export function mountCollection(store) {
  const panel = el('section.hd-coll', { id: 'hd-coll', hidden: true, tabindex: 0 });
  const part = label => el('section', { 'aria-label': label });
  const about = part('The collection that is open'),
    others = part('Other collections'),
    making = part('Build a collection'),
    status = el('p.hd-coll-status', { role: 'status' }),
    running = el('section.hd-coll-running', { 'aria-label': 'The build going on' });
  put(making, el('h2', { text: 'Build your own' }), status);
  put(panel, running, about, others, making);
  let shown = false,
    asked = 0,
    waiting = null; // opens what was built meanwhile

  const progress = mountProgress(running, { done: opened, ended });
  const build = mountBuild(making, {
    begun: upload => {
      tell('');
      building(true);
      return progress.upload(upload);
    },
    started: id => {
      keepMine(id);
      tell('');
      follow(id);
    },
    failed: (told, error) => {
      progress.stop();
      ended(told, error);
    },
  });

  function tell(text, error = false) {
    status.textContent = text;
    status.classList.toggle('is-error', error);
    show(status, Boolean(text));
  }

  /** A build stands at the top while it goes on, in place of the form at the end. */
  function building(on) {
    build.show(!on);
    show(making, !on);
    if (on) panel.scrollTop = 0;
  }

  function follow(id) {
    mark('building');
    building(true);
    progress.follow(id);
  }

  /** A build is over without a collection. */
  function ended(told, error = true) {
    mark('');
    building(false);
    tell(told, error);
    if (shown) build.focus();
  }

  function opened(id, found) {
    if (!found.private) dropMine(id);
    const open = () => go(found.open ?? id, false); // a new collection shows itself first, with a question of its own
    if (shown) return open();
    waiting = open; // somebody looks at something else now
    mark('ready');
  }

  const mark = text => {
    const tab = document.getElementById('hd-tab-collection');
    if (tab) tab.textContent = text ? `Collection (${text})` : 'Collection';
  };

  async function remove(id) {
    const open = here() === id; // the address tells it by what is dropped next
    await post('/build/remove', { id });
    dropMine(id);
    if (open) go(null, store.own);
    else read();
  }

  async function read() {
    const turn = ++asked;
    try {
      const id = here(),
        ids = mine().map(own => own.id);
      const [all, told, own] = await Promise.all([
        get('/collections'),
        get(`/collections/about${id ? `?c=${encodeURIComponent(id)}` : ''}`),
        ids.length ? post('/collections/mine', { ids }) : { mine: [] },
      ]);
      if (turn !== asked) return;
      ids.filter(id => !own.mine.some(found => found.id === id)).forEach(dropMine);
      drawAbout(about, told, { remove: () => attempt(() => remove(id)) });
      drawList(others, all, own.mine, { asked: () => store.own, remove: id => attempt(() => remove(id)) });
      build.offer(all);
      progress.offer(all.steps);
      const busy = own.mine.find(found => found.state === 'running');
      if (busy && !progress.busy()) follow(busy.id);
      panel.dataset.ready = String(turn);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      put(about, el('p.is-error', { text: error.message }), el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Try again', onclick: read }));
    }
  }

  async function attempt(what) {
    try {
      await what();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(error.message, true);
    }
  }

  panel.addEventListener('keydown', event => {
    if (event.key === 'Escape') event.stopPropagation(); // it would clear the search
  });
  tell('');
  store.on('ready', () => shown && read());
  const turn = on => {
    shown = on;
    if (on && waiting) return waiting();
    if (on && store.info) read();
  };
  return { name: 'collection', title: 'Collection', node: panel, turn };
}
