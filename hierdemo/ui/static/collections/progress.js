// A build as it goes on: its steps, how far the present one is, the time it still takes, and Cancel. Asks the server now and
// then; what happens at the end is collection_tab.js's.
import { ApiError, post } from '../core/api.js';
import { dropMine } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { count, plural } from '../core/format.js';

const EVERY = 400; // ms between two questions
const UPLOAD = { id: 'upload', title: 'Upload' };
const left = s => (s < 3 ? 'a moment left' : s < 90 ? `${plural(Math.round(s), 'second')} left` : `${plural(Math.round(s / 60), 'minute')} left`);

/** on: {done(id, found), ended(sentence)}. Returns {upload({cancel}) -> tell(done, of), follow(id), stop(), offer(steps), busy()}. */
export function mountProgress(root, on) {
  const title = el('p.hd-coll-now', { role: 'status' });
  const bar = el('div.hd-coll-bar', { role: 'progressbar', 'aria-label': 'The present step', 'aria-valuemin': 0, 'aria-valuemax': 100 }, el('i'));
  const numbers = el('p.hd-quiet.hd-num');
  const steps = el('ol.hd-coll-steps');
  const cancel = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Cancel', onclick: () => stopped() });
  put(root, title, bar, numbers, steps, cancel);
  show(root, false);
  let id = null,
    abort = null,
    timer = 0,
    began = 0,
    uploaded = false,
    planned = []; // the steps of any build

  // step, steps, numbers: the server's words, the same as the command line's
  function draw({ step, steps: all = planned, done = 0, of = 0, numbers: told = [], name = '' }) {
    const shown = uploaded || step === UPLOAD.id ? [UPLOAD, ...all] : all;
    const at = shown.findIndex(own => own.id === step);
    if (title.dataset.step !== step) {
      title.dataset.step = step;
      title.textContent = `${shown[at]?.title ?? ''} \u2026`;
    }
    const share = of > 1 ? done / of : null;
    bar.classList.toggle('is-unknown', share === null);
    bar.firstChild.style.width = share === null ? '' : `${100 * share}%`;
    if (share === null) bar.removeAttribute('aria-valuenow');
    else bar.setAttribute('aria-valuenow', Math.round(100 * share));
    numbers.textContent = [name, ...told].filter(Boolean).join(' \u00b7 ');
    put(
      steps,
      shown.map((own, i) => el('li', { class: i < at ? 'is-done' : i === at ? 'is-now' : '', 'aria-current': i === at ? 'step' : null }, i < at ? icon('check', 16) : el('i'), el('span', { text: own.title }))),
    );
    root.dataset.step = step;
  }

  function begin() {
    show(root, true);
    cancel.disabled = false;
    began = performance.now();
    if (!root.contains(document.activeElement)) cancel.focus({ preventScroll: true });
  }

  function upload({ cancel: give }) {
    abort = give;
    uploaded = true;
    draw({ step: UPLOAD.id });
    begin();
    return (done, of) => {
      if (!abort) return;
      const passed = (performance.now() - began) / 1000;
      const told = [`${count(done)} of ${count(of)}`, done && done < of && passed > 1 && left((passed * (of - done)) / done)];
      draw({ step: UPLOAD.id, done, of, numbers: told });
    };
  }

  function follow(own) {
    abort = null;
    id = own;
    draw({ step: 'model' });
    begin();
    ask();
  }

  async function ask() {
    const mine = id;
    if (mine === null) return;
    try {
      const found = await post('/build/state', { id: mine });
      if (id !== mine) return;
      if (found.state === 'done') {
        stop();
        return on.done(mine, found);
      }
      if (found.state !== 'running') {
        stop();
        dropMine(mine);
        post('/build/remove', { id: mine }).catch(() => {}); // it would go by itself
        return on.ended(found.error ?? 'The build was stopped.');
      }
      draw(found);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (id !== mine) return;
      if (error.status) {
        stop();
        dropMine(mine);
        return on.ended(error.message);
      }
      numbers.textContent = error.message; // no answer: asked again, the build may go on
    }
    timer = setTimeout(ask, EVERY);
  }

  async function stopped() {
    cancel.disabled = true;
    if (abort) return abort(); // the upload says so itself
    const mine = id;
    stop();
    dropMine(mine);
    try {
      await post('/build/remove', { id: mine });
      on.ended('Cancelled; nothing was kept.', false);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      on.ended(error.message);
    }
  }

  function stop() {
    clearTimeout(timer);
    id = abort = null;
    uploaded = false;
    show(root, false);
  }

  return { upload, follow, stop, offer: steps => (planned = steps), busy: () => id !== null || abort !== null };
}
