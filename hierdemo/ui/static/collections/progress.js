// A build as it goes on: asks the server now and then how far it is, and cancels it. Draws through progress_view.js; what
// happens at the end is collection_tab.js's.
/** @import { Build, BuildStep, Uploading } from '../core/types' */
/** @import { State } from './progress_words.js' */
import { ApiError, post } from '../core/api.js';
import { dropMine } from '../core/collection.js';
import { progressView } from './progress_view.js';
import { progressOf, UPLOAD, uploadState } from './progress_words.js';

const EVERY = 400; // ms between two questions

/** @typedef {{done: (id: string, found: Build) => void, ended: (sentence: string, error?: boolean) => void}} Ends */

/**
 * Returns {upload({cancel}): tell(done, of), follow(id), stop(), offer(steps), busy()}.
 * @param {HTMLElement} place
 * @param {Ends} on
 */
export function buildProgress(place, on) {
  const view = progressView(place, cancelled);
  /** @type {string | null} */
  let id = null;
  /** @type {(() => void) | null} */
  let abort = null; // the upload
  let timer = 0,
    uploaded = false;
  /** @type {readonly BuildStep[]} */
  let planned = []; // the steps of any build

  /** @param {State} state */
  const draw = state => view.draw(state.step, progressOf(state, { planned, uploaded }));

  /** @param {{cancel: () => void}} stopper */
  function upload({ cancel }) {
    const began = performance.now();
    abort = cancel;
    uploaded = true;
    draw({ step: UPLOAD.id });
    view.begin();
    /** @type {(done: number, of: number) => void} */
    return (done, of) => {
      if (abort) draw(uploadState(done, of, (performance.now() - began) / 1000));
    };
  }

  /** @param {string} own */
  function follow(own) {
    abort = null;
    id = own;
    draw({ step: 'model' });
    view.begin();
    ask(own);
  }

  /** @param {string} mine */
  async function ask(mine) {
    try {
      const found = await post('/build/state', { id: mine });
      if (id !== mine) return;
      if (found.state !== 'running') return end(mine, found, on, stop);
      draw(found);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (id !== mine) return;
      if (error.status) {
        stop();
        dropMine(mine);
        return on.ended(error.message);
      }
      view.tell(error.message); // no answer: asked again, the build may go on
    }
    timer = setTimeout(ask, EVERY, mine);
  }

  function cancelled() {
    view.still();
    if (abort) return abort(); // the upload says so itself
    const mine = id;
    stop();
    if (mine !== null) remove(mine, on);
  }

  function stop() {
    clearTimeout(timer);
    id = abort = null;
    uploaded = false;
    view.end();
  }

  /** @param {readonly BuildStep[]} steps */
  const offer = steps => void (planned = steps);
  return { upload, follow, stop, offer, busy: () => id !== null || abort !== null };
}

/**
 * A build is over, one way or the other.
 * @param {string} id
 * @param {Build | Uploading} found
 * @param {Ends} on
 * @param {() => void} stop
 */
function end(id, found, on, stop) {
  stop();
  if (found.state === 'done') return on.done(id, found);
  dropMine(id);
  post('/build/remove', { id }).catch(() => {}); // it would go by itself
  on.ended(('error' in found && found.error) || 'The build was stopped.');
}

/**
 * @param {string} id
 * @param {Ends} on
 */
async function remove(id, on) {
  dropMine(id);
  try {
    await post('/build/remove', { id });
    on.ended('Cancelled; nothing was kept.', false);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    on.ended(error.message);
  }
}
