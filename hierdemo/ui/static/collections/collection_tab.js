// The Collection tab: what is open, what else can be opened, building one. Reads what the server knows when one turns to it;
// each part draws itself (about.js, list.js, build.js, progress.js).
/** @import { Store } from '../core/store.js' */
/** @import { Build } from '../core/types' */
import { ApiError, get, post } from '../core/api.js';
import { dropMine, go, here, keepMine, mine } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { drawAbout } from './about.js';
import { buildForm } from './build.js';
import { drawList } from './list.js';
import { buildProgress } from './progress.js';

/**
 * Returns the side that side_tabs.js shows.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountCollection(place, store) {
  const { running, about, others, making, status } = layout(place);
  let shown = false,
    asked = 0;

  const tell = (/** @type {string} */ text, error = false) => {
    status.textContent = text;
    status.classList.toggle('is-error', error);
    show(status, Boolean(text));
  };
  const building = buildParts({ place, running, making }, { tell, shown: () => shown });

  /** @param {string} id */
  async function remove(id) {
    const open = here() === id; // the address tells it by what is dropped next
    await post('/build/remove', { id });
    dropMine(id);
    if (open) go(null, store.own);
    else read();
  }
  /** @param {string} id */
  const removeOwn = id => orTold(remove(id), message => tell(message, true));

  async function read() {
    const turn = ++asked,
      id = here();
    await orTold(
      readAll(id).then(({ all, told, own }) => {
        if (turn !== asked) return;
        drawAbout(about, told, { remove: () => id !== null && removeOwn(id), inspect: item => store.inspect(item) });
        drawList(others, all, own, { asked: () => store.own, remove: removeOwn });
        building.offer(all, own.find(found => found.state === 'running')?.id);
        place.dataset.ready = String(turn);
      }),
      message => {
        const again = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Try again', onclick: read });
        put(about, el('p.is-error', { text: message }), again);
      },
    );
  }

  place.addEventListener('keydown', event => {
    if (event.key === 'Escape') event.stopPropagation(); // it would clear the search
  });
  tell('');
  store.on('ready', () => shown && read());
  /** @param {boolean} on */
  const turn = on => {
    shown = on;
    if (on && !building.openBuilt() && store.info) read();
  };
  return { name: 'collection', title: 'Collection', node: place, turn };
}

/** @param {HTMLElement} place */
function layout(place) {
  /** @param {string} label */
  const part = label => el('section', { 'aria-label': label });
  const parts = {
    running: el('section.hd-coll-running', { 'aria-label': 'The build going on' }),
    about: part('The collection that is open'),
    others: part('Other collections'),
    making: part('Build a collection'),
    status: el('p.hd-coll-status', { role: 'status' }),
  };
  put(parts.making, el('h2', { text: 'Build your own' }), parts.status);
  put(place, parts.running, parts.about, parts.others, parts.making);
  return parts;
}

/**
 * The form and the progress that takes its place while a build goes on. Returns {offer(all, busy): what the server offers,
 * and the build of one's own that runs; openBuilt(): opens what was built meanwhile, if there is any}.
 * @param {{place: HTMLElement, running: HTMLElement, making: HTMLElement}} places
 * @param {{tell: (text: string, error?: boolean) => void, shown: () => boolean}} tab
 */
function buildParts({ place, running, making }, { tell, shown }) {
  /** @type {(() => void) | null} */
  let waiting = null;
  const progress = buildProgress(running, { done: opened, ended });
  const form = buildForm(making, {
    begun: upload => {
      building(true);
      return progress.upload(upload);
    },
    looking: () => tell('Some of the pictures are looked at first\u2026'),
    asked: () => {
      progress.stop();
      building(false);
      form.show(false);
    },
    started: id => {
      keepMine(id);
      follow(id);
    },
    failed: (told, error) => {
      progress.stop();
      ended(told, error);
    },
  });

  /** A build stands at the top while it goes on, in place of the form at the end. @param {boolean} on */
  function building(on) {
    tell('');
    form.show(!on);
    show(making, !on);
    if (on) place.scrollTop = 0;
  }

  /** @param {string} id */
  function follow(id) {
    mark('building');
    building(true);
    progress.follow(id);
  }

  /** A build is over without a collection. @param {string} told */
  function ended(told, error = true) {
    mark('');
    building(false);
    tell(told, error);
    if (shown()) form.focus();
  }

  /** @type {(id: string, found: Build) => void} */
  function opened(id, found) {
    if (!found.private) dropMine(id);
    const open = () => go(found.open ?? id, false); // a new collection shows itself first, with a question of its own
    if (shown()) return open();
    waiting = open; // somebody looks at something else now
    mark('ready');
  }

  return {
    /** @type {(all: import('../core/types').Collections, busy: string | undefined) => void} */
    offer(all, busy) {
      if (!all.local && !all.limits.uploads) show(making, false); // it takes none
      form.offer(all);
      progress.offer(all.steps);
      if (busy !== undefined && !progress.busy()) follow(busy);
    },
    openBuilt() {
      waiting?.();
      return waiting !== null;
    },
  };
}

/** @param {string} text */
function mark(text) {
  const tab = document.getElementById('hd-tab-collection');
  if (tab) tab.textContent = text ? `Collection (${text})` : 'Collection';
}

/**
 * What the server knows: of all collections, of the one that is open, of this browser's own; those that are gone are dropped.
 * @param {string | null} id
 */
async function readAll(id) {
  const ids = mine().map(own => own.id);
  const [all, told, own] = await Promise.all([
    get('/collections'),
    get(`/collections/about${id ? `?c=${encodeURIComponent(id)}` : ''}`),
    ids.length ? post('/collections/mine', { ids }) : { mine: [] },
  ]);
  ids.filter(kept => !own.mine.some(found => found.id === kept)).forEach(dropMine);
  return { all, told, own: own.mine };
}

/**
 * @param {Promise<void>} done
 * @param {(message: string) => void} refused
 */
async function orTold(done, refused) {
  try {
    await done;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refused(error.message);
  }
}
