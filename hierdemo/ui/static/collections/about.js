// What the collection that is open holds, and what was left out of it. Only draws: the data are the server's.
/** @import { About, Skipped, TreeAbout } from '../core/types' */
import { at } from '../core/api.js';
import { here } from '../core/collection.js';
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { cap, count, countOf, kinds, list, plural } from '../core/format.js';
import { megabytes } from './files.js';
import { nearCopies } from './near_copies.js';

export const WARNING =
  'The embedded model knows drawings like the demo\u2019s, not photographs: expect it to group photographs poorly.';
const SHOWN = 100; // as many as the server tells of

/** @param {About} about */
function modelText({ model, drawings, texts }) {
  if (texts != null) return `None: ready vectors${texts ? `, which answer ${plural(texts, 'text')}` : ', to look at and compare'}`;
  if (drawings) return `Embedded model, which knows drawings${model === 'embedded' ? '' : ` (${model})`}`;
  return model.startsWith('timm:') ? `${model}, which sees pictures and reads no words` : `${model} of OpenCLIP`;
}

/** @param {TreeAbout} about */
function tree({ title, levels, parts, leaves, beside }) {
  const whole = `${kinds([...parts, ['leaves', leaves]])} on ${plural(levels, 'level')}${beside ? `; ${plural(beside, 'leaf stands', 'leaves stand')} beside the branches` : ''}`;
  return el('li', {}, el('span', { text: `${cap(title)}:` }), levels ? ` ${whole}` : ' one leaf, too few pictures for branches');
}

/**
 * Files that were left out, with reasons. same: how many are duplicates; folder: of the collection, where its own list lies.
 * @param {readonly Skipped[]} rows
 * @param {number} total of them all
 * @param {{same?: number, open?: boolean, folder?: string | null}} [more]
 */
export function skippedList(rows, total, { same = 0, open = false, folder = null } = {}) {
  if (!total) return el('p', { text: 'Nothing was left out.' });
  return el(
    'details.hd-coll-skipped',
    { open },
    el('summary', { text: `${plural(total, 'file')} left out, and why${same ? `; ${plural(same, 'duplicate')}` : ''}` }),
    el(
      'ul',
      {},
      rows.slice(0, SHOWN).map(({ file, reason }) => el('li', {}, el('b', { text: file }), el('span', { text: reason }))),
      total > SHOWN && el('li', { text: `and ${count(total - SHOWN)} more${folder ? `: see ${folder}/skipped.csv` : ''}` }),
    ),
  );
}

/**
 * @param {About} told
 * @param {(item: number) => void} inspect
 */
function facts(told, inspect) {
  /** @type {(name: string, ...value: (Node | string)[]) => HTMLElement[]} */
  const row = (name, ...value) => [el('dt', { text: name }), el('dd', {}, value)];
  const attributes = told.attributes.map(({ name, values }) => `${name} (${count(values)})`);
  return el(
    'dl.hd-coll-facts',
    {},
    row('Model', modelText(told)),
    told.embeddings > 1 && row('Embeddings', `${told.embeddings} of the same ${told.noun}, to turn between`),
    row(told.trees.length > 1 ? 'Trees' : 'Tree', el('ul', {}, told.trees.map(tree)), ...(told.unnamed ? [el('p', { text: told.unnamed })] : [])),
    row('Attributes', attributes.length ? list(attributes) : 'none'),
    told.captions > 0 && row('Captions', told.captions === told.items ? 'all have one' : `${count(told.captions)} have one`),
    told.folder && row('Lies in', el('code', { text: told.folder })),
    told.images && row('Pictures in', el('code', { text: told.images })),
    told.layout && row('Laid out as', told.layout),
    told.near && row('Alike', nearCopies(told, inspect)),
    row('Left out', skippedList(told.skipped, told.n_skipped, { same: told.n_duplicates, open: told.kind === 'private', folder: told.folder })),
  );
}

/**
 * What to know before reading an answer: as measured when it was built, or, in an older one, what is known of the model.
 * @param {Pick<About, 'notes' | 'drawings' | 'measured' | 'bundled'>} told
 */
export const notesOf = ({ notes, drawings, measured, bundled }) =>
  drawings && !measured && !bundled ? [WARNING, ...notes] : [...notes];

/**
 * The way to keep it: as a zip, where one may have it.
 * @param {Pick<About, 'zip_bytes' | 'embeddings'>} told
 */
function download({ zip_bytes: bytes, embeddings }) {
  if (bytes == null) return null;
  const id = here(),
    href = at(`/collections/zip${id ? `?${new URLSearchParams({ c: id })}` : ''}`);
  return el(
    'p.hd-coll-take',
    {},
    el('a.hd-link', { href, download: '' }, icon('save', 16), `Download it, ${megabytes(bytes)}`),
    el('small', {}, `${embeddings > 1 ? 'This embedding, with' : 'With'} small pictures, not the files themselves. Opened anywhere by `, el('code', { text: 'python app.py --collection FILE.zip' })),
  );
}

/** @param {number} n */
const hours = n => (n >= 1 ? plural(Math.round(n * 10) / 10, 'hour') : plural(Math.round(n * 60), 'minute'));

/**
 * @param {HTMLElement} place
 * @param {About} told
 * @param {{remove: () => void, inspect: (item: number) => void}} on remove: where it is one's own; inspect: shows a picture large
 */
export function drawAbout(place, told, { remove, inspect }) {
  const own = told.kind === 'private';
  put(
    place,
    el(
      'header',
      {},
      el('h2', { text: cap(told.name) }),
      el('p.hd-quiet.hd-num', { text: `${countOf(told.items, told.noun)}, open now` }),
    ),
    notesOf(told).map(text => el('p.hd-coll-note', {}, icon('note', 16), el('span', { text }))),
    own &&
      el(
        'p.hd-coll-own',
        {},
        el('span', { text: `Yours alone. It is removed after ${hours(told.idle_hours ?? 0)} without use, or now:` }),
        el('button.hd-link', { type: 'button', text: 'Remove it', onclick: remove }),
      ),
    download(told),
    facts(told, inspect),
  );
}
