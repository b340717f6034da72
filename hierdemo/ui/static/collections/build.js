// The form that builds a collection: pictures chosen or dropped, or on one's own machine a folder's path; a name, a model.
// It begins builds; how one goes on is progress.js.
import { ApiError, post } from '../core/api.js';
import { WARNING, skippedList } from './about.js';
import { fromDrop, fromList, megabytes, sort, upload } from './files.js';
import { visitor } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { segments } from '../widgets/pop.js';
import { plural } from '../core/format.js';

const OTHER = 'other';
const field = (label, control, more) => el('label.hd-coll-field', {}, el('span', { text: label }), control, more);

/** on: {begun({signal of a controller, cancel}), started(id), failed(sentence)}. Returns {offer(all), show(yes), focus()}. */
export function mountBuild(root, on) {
  const form = el('form.hd-coll-form', { novalidate: true });
  root.append(form);
  let all = null, // what the server offers
    chosen = null, // what files.js sorted
    from = 'upload';

  /* pictures ----------------------------------------------------------------------------- */
  const chooser = (text, more) => {
    const input = el('input.hd-sr', { type: 'file', multiple: true, ...more });
    input.addEventListener('change', () => {
      take(fromList(input.files));
      input.value = '';
    });
    return { input, label: el('label.hd-btn.hd-btn-s', {}, input, text) };
  };
  const pictures = chooser('Choose pictures', { accept: 'image/*,.csv' });
  const folder = chooser('Choose a folder', { webkitdirectory: true });
  const picked = el('div.hd-coll-picked', { role: 'status' });
  const zone = el(
    'div.hd-coll-zone',
    {},
    icon('image', 24),
    el('p', {}, el('b', { text: 'Drop pictures or a folder here' }), el('small', { text: 'Subfolders become a second tree.' })),
    el('div', {}, pictures.label, folder.label),
  );
  const over = yes => zone.classList.toggle('is-over', yes);
  root.addEventListener('dragover', event => {
    if (!event.dataTransfer?.types.includes('Files') || form.hidden) return;
    event.preventDefault();
    over(true);
  });
  root.addEventListener('dragleave', event => root.contains(event.relatedTarget) || over(false));
  root.addEventListener('drop', async event => {
    over(false);
    if (!event.dataTransfer?.files.length || form.hidden) return;
    event.preventDefault();
    event.stopPropagation(); // else the query bar would search with the first of them
    document.body.classList.remove('hd-dragging');
    source.set('upload');
    turn('upload');
    take(await fromDrop(event.dataTransfer));
  });

  function take(found) {
    if (!found.length || !all) return;
    chosen = sort(found, all);
    if (chosen.name && !name.value) name.value = chosen.name;
    const { files, bytes, leftOut, error } = chosen;
    put(
      picked,
      error ? el('p.is-error', { text: error }) : el('p', {}, el('b.hd-num', { text: plural(files.length, 'file') }), ` to upload, ${megabytes(bytes)}`),
      leftOut.length > 0 && skippedList(leftOut, leftOut.length),
    );
    draw();
    form.lastChild.scrollIntoView({ block: 'nearest' });
  }

  /* a folder of this machine --------------------------------------------------------------- */
  const path = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: '/home/me/Pictures' });
  const out = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  const where = el('small');
  const local = el('div.hd-coll-local', {}, field('Folder of pictures', path), field('Keep the collection in', out, where));
  let keptByHand = false;
  out.addEventListener('input', () => {
    keptByHand = Boolean(out.value);
  });
  const fileName = text => text.toLowerCase().replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  path.addEventListener('input', () => {
    const last = path.value.split(/[\\/]/).filter(Boolean).at(-1) ?? '';
    if (!keptByHand) out.value = last && `${all.kept}/${fileName(last)}`;
    draw();
  });
  const source = segments('Where the pictures come from', 'hd-coll-from', [{ id: 'upload', title: 'Upload' }, { id: 'folder', title: 'Folder on this machine' }], id => turn(id));

  /* name and model ------------------------------------------------------------------------- */
  const name = el('input', { type: 'text', maxlength: 80, autocomplete: 'off', placeholder: 'My pictures' });
  const model = el('select');
  const other = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: 'NAME:PRETRAINED', 'aria-label': 'Another OpenCLIP model' });
  const warning = el('p.hd-coll-note', { role: 'note' }, icon('note', 16), el('span', { text: WARNING }));
  const models = field('Model', model, other);
  const go = el('button.hd-btn.hd-btn-s.is-main', { type: 'submit', text: 'Build it' });
  const told = el('small.hd-coll-idle');
  model.addEventListener('change', () => {
    draw();
    if (model.value === OTHER) other.focus();
  });
  put(form, source.node, zone, picked, local, field('Name', name), models, warning, el('div.hd-coll-go', {}, go, told));

  function turn(id) {
    from = id;
    draw();
  }

  function draw() {
    if (!all) return;
    const upload = from === 'upload';
    source.set(from);
    show(source.node, all.local);
    show(zone, upload);
    show(picked, upload && Boolean(chosen));
    show(local, !upload);
    show(models, all.local || all.models.length > 1);
    show(other, model.value === OTHER);
    show(warning, all.models.find(own => own.id === model.value)?.drawings);
    go.disabled = upload ? !chosen || Boolean(chosen.error) : !path.value.trim();
    const { limits } = all;
    told.textContent = upload
      ? `At most ${limits.files.toLocaleString('en-US')} files, ${megabytes(limits.total_bytes)}. Only you can open it; removed after ${limits.idle_hours} hours without use.`
      : 'Your pictures stay as they are. The collection is kept and listed here.';
    where.textContent = 'A new folder; nothing that is there is written over.';
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (go.disabled) return;
    const ask = { name: name.value.trim(), model: model.value === OTHER ? other.value.trim() : model.value };
    show(form, false);
    const stop = new AbortController();
    try {
      if (from === 'folder') {
        const { id } = await post('/build/folder', { visitor: visitor(), path: path.value.trim(), out: out.value.trim(), ...ask });
        return on.started(id);
      }
      const tell = on.begun({ cancel: () => stop.abort() });
      on.started(await upload(chosen, { ...ask, name: ask.name || chosen.name || 'My pictures' }, tell, stop.signal));
    } catch (error) {
      if (error.name === 'AbortError') return on.failed('Cancelled; nothing was kept.', false);
      if (!(error instanceof ApiError)) throw error;
      on.failed(error.message);
    }
  });

  function offer(offered) {
    const first = !all;
    all = offered;
    if (first) {
      const options = all.models.map(own => el('option', { value: own.id, text: own.drawings ? 'embedded (drawings)' : own.id }));
      put(model, options, all.local && el('option', { value: OTHER, text: 'another OpenCLIP model \u2026' }));
    }
    out.placeholder = `${all.kept ?? ''}/\u2026`;
    draw();
  }

  show(form, true);
  return { offer, show: yes => show(form, yes), focus: () => (from === 'upload' ? pictures.input : path).focus() };
}
