// The form that builds a collection: pictures chosen or dropped, or on one's own machine a folder's path; a name, a model.
// It begins builds; how one goes on is progress.js's.
/** @import { BuildLimits, Collections } from '../core/types' */
/** @import { Found } from './files.js' */
import { ApiError, post } from '../core/api.js';
import { visitor } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { count, plural } from '../core/format.js';
import { segments } from '../widgets/pop.js';
import { skippedList } from './about.js';
import { buildDoubt } from './build_doubt.js';
import { field, folderFields, modelFields } from './build_fields.js';
import { megabytes, soleName, sort } from './files.js';
import { filePicker } from './pick_files.js';
import { upload } from './upload.js';

const CANCELLED = 'Cancelled; nothing was kept.';
const UNNAMED = 'My pictures';
const SOURCES = [
  { id: 'upload', title: 'Upload' },
  { id: 'folder', title: 'Folder on this machine' },
];

/**
 * begun: an upload begins, returns what is to be told of it; looking: the pictures are looked at; asked: a person is asked before the build begins; failed:
 * nothing came to be.
 * @typedef {object} Begins
 * @property {(upload: {cancel: () => void}) => (done: number, of: number) => void} begun
 * @property {() => void} looking
 * @property {() => void} asked
 * @property {(id: string) => void} started
 * @property {(sentence: string, error?: boolean) => void} failed
 */

/**
 * Returns {offer(all), show(yes), focus()}.
 * @param {HTMLElement} place where a drop counts, too
 * @param {Begins} on
 */
export function buildForm(place, on) {
  const form = el('form.hd-coll-form', { novalidate: true });
  place.append(form);
  /** @type {Collections | null} */
  let all = null; // what the server offers
  /** @type {ReturnType<typeof sort<File>> | null} */
  let chosen = null;
  let from = 'upload';
  const { picked, name, go, told, end } = controls();
  const picker = filePicker(place, { open: () => !form.hidden, dropped: () => turn('upload'), take }),
    folder = folderFields(draw),
    model = modelFields(draw, () => orFailed(begin('photos'), on)),
    doubt = buildDoubt({ photos: () => model.photos(), looking: on.looking, asked: on.asked }),
    source = segments('Where the pictures come from', 'hd-coll-from', SOURCES, turn);
  place.append(doubt.node);
  put(form, source.node, picker.zone, picked, folder.node, field('Name', name), model.node, model.warning, end);

  /** @param {Found[]} found */
  function take(found) {
    if (!found.length || !all) return;
    chosen = sort(found, all);
    if (!name.value) name.value = chosen.name || soleName(chosen.files);
    put(picked, pickedWords(chosen));
    draw();
    end.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} id */
  function turn(id) {
    from = id;
    draw();
  }

  function draw() {
    if (!all) return;
    const byUpload = from === 'upload';
    source.set(from);
    show(source.node, all.local);
    show(picker.zone, byUpload);
    show(picked, byUpload && Boolean(chosen));
    show(folder.node, !byUpload);
    model.draw(all);
    model.ready(!(go.disabled = byUpload ? !chosen || Boolean(chosen.error) : !folder.read().path));
    told.textContent = byUpload ? uploadWords(all.limits) : 'Your pictures stay as they are. The collection is kept and listed here.';
  }

  /** Begins what the form says, or with another model; resolves to the build's id. @param {string} [other] */
  async function begin(other) {
    show(form, false);
    const ask = { name: name.value.trim(), model: other ?? model.read() };
    if (from === 'folder') return doubt.settle(more => post('/build/folder', { visitor: visitor(), ...folder.read(), ...ask, ...more }));
    const stop = new AbortController(),
      { files, leftOut, name: own } = /** @type {NonNullable<typeof chosen>} */ (chosen); // else it cannot be sent
    const tell = on.begun({ cancel: () => stop.abort() });
    return upload({ files, leftOut }, { ...ask, name: ask.name || own || UNNAMED }, tell, { signal: stop.signal, begin: doubt.settle });
  }

  onSubmit(form, () => go.disabled || orFailed(begin(), on));

  /** @param {Collections} offered */
  function offer(offered) {
    if (!all) model.offer(offered);
    all = offered;
    folder.offer(all.kept);
    draw();
  }

  return {
    offer,
    /** @param {boolean} yes */
    show: yes => void show(form, yes),
    focus: () => (from === 'upload' ? picker : folder).focus(),
  };
}

function controls() {
  const go = el('button.hd-btn.hd-btn-s.is-main', { type: 'submit', text: 'Build it' }),
    told = el('small.hd-coll-idle');
  return {
    picked: el('div.hd-coll-picked', { role: 'status' }),
    name: el('input', { type: 'text', maxlength: 80, autocomplete: 'off', placeholder: UNNAMED }),
    go,
    told,
    end: el('div.hd-coll-go', {}, go, told),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {() => unknown} begin
 */
function onSubmit(form, begin) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    begin();
  });
}

/**
 * @param {Promise<string>} begun
 * @param {Begins} on
 */
async function orFailed(begun, on) {
  try {
    on.started(await begun);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return on.failed(CANCELLED, false);
    if (!(error instanceof ApiError)) throw error;
    on.failed(error.message);
  }
}

/** What was chosen. @param {ReturnType<typeof sort<File>>} chosen */
const pickedWords = ({ files, bytes, leftOut, error }) => [
  error
    ? el('p.is-error', { text: error })
    : el('p', {}, el('b.hd-num', { text: plural(files.length, 'file') }), ` to upload, ${megabytes(bytes)}`),
  leftOut.length > 0 && skippedList(leftOut, leftOut.length),
];

/** @param {BuildLimits} limits */
const uploadWords = ({ files, total_bytes, idle_hours }) =>
  `At most ${count(files)} files, ${megabytes(total_bytes)}. Only you can open it; removed after ${idle_hours} hours without use.`;
