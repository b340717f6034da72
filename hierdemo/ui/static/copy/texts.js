// A question as a gradio_client call, a curl line and a command line. Pure. Which fields there are and what programs call
// them the server says (info.programs); here stands how a kind of field is written.
/** @import { Ask, ProgramField, Programs } from '../core/types' */
import { python, shell } from './quote.js';

const PICTURE = 'picture.jpg'; // stands for a picture that was given on the page

const BOUNDED = /^[\p{L}\p{N}\p{P}\p{S}]([^\p{Cc}]*[\p{L}\p{N}\p{P}\p{S}])?$/u; // begins and ends with what is seen

/**
 * A way to say it: the text, null where it cannot be said so; notes: what one has to know, in words.
 * @typedef {{id: string, title: string, text: string | null, notes: string[]}} Way
 *
 * Where the page is. address: the app's; id: the collection's, null for the one that the endpoints ask without a name;
 * kept: whether it lies with the page only, for this visitor.
 * @typedef {{address: string, id: string | null, kept: boolean}} Where
 *
 * @typedef {{field: ProgramField, value: unknown}} Said
 */

/**
 * What a question says that a program would not assume.
 * @param {Ask} ask
 * @param {readonly ProgramField[]} fields
 * @returns {Said[]}
 */
export function said(ask, fields) {
  const values = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (ask));
  const mixed = (ask.picture || ask.like != null) && ask.text;
  return fields.flatMap(field => {
    const value = field.kind === 'picture' ? ask.picture && PICTURE : values[field.name];
    if (empty(value) || value === field.default || (field.name === 'weight' && !mixed)) return [];
    return [{ field, value }];
  });
}

/** @param {unknown} value */
function empty(value) {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.every(one => one === null);
  return typeof value === 'object' && !Object.keys(value).length;
}

/**
 * @param {Ask} ask
 * @param {Programs} programs
 * @param {Where} where
 * @returns {Way[]}
 */
export function ways(ask, programs, where) {
  const all = said(ask, programs.fields);
  /** @type {Said[]} */
  const named = where.id === null ? all : [...all, { field: COLLECTION, value: where.id }];
  return [client(named, where), curl(named, where), command(all, programs, where)];
}

/** @type {ProgramField} */
const COLLECTION = { name: 'collection', kind: 'name', default: null, parameter: 'collection', option: null };
const YOURS = 'This collection is yours alone, for a while: programs are not told of it.';
const picture = (/** @type {Said[]} */ all) => all.some(({ field }) => field.kind === 'picture');

/** @type {(all: Said[], where: Where) => Way} */
function client(all, { address, kept }) {
  const way = { id: 'client', title: 'Python', text: null, notes: [YOURS] };
  if (kept) return way;
  const given = all.map(({ field, value }) => `    ${field.parameter}=${field.kind === 'picture' ? `handle_file(${python(value)})` : python(value)},\n`);
  const names = picture(all) ? 'Client, handle_file' : 'Client';
  return {
    ...way,
    text: `from gradio_client import ${names}\n\nclient = Client(${python(address)})\nfound = client.predict(\n${given.join('')}    api_name="/search",\n)\n`,
    notes: picture(all) ? [`The picture that you gave stays yours: save it as ${PICTURE}, or write its name there.`] : [],
  };
}

/** @type {(all: Said[], where: Where) => Way} */
function curl(all, { address, kept }) {
  const way = { id: 'curl', title: 'curl', text: null, notes: [YOURS] };
  if (kept) return way;
  if (picture(all)) return { ...way, notes: ['curl would have to upload your picture first: the Python call does.'] };
  const data = JSON.stringify(Object.fromEntries(all.map(({ field, value }) => [field.parameter, value]))),
    call = shell(`${address}gradio_api/call/`);
  const asked = `curl -s ${call}v2/search -H 'Content-Type: application/json' -d ${shell(data)}`;
  return {
    ...way,
    text: `curl -sN ${call}search/$(${asked} | cut -d'"' -f4) | sed -n 's/^data: //p'\n`,
    notes: ['One call asks, the other fetches the answer.'],
  };
}

/** @type {(all: Said[], programs: Programs, where: Where) => Way} */
function command(all, { collection, elsewhere }, { kept }) {
  const way = { id: 'command', title: 'Command line', text: null, notes: ['This collection lies with the page only: no command can open it.'] };
  if (collection === null || kept) return way;
  // a member of a family is a collection of its own for the command line
  const words = [...(collection ? ['--collection', collection] : []), ...all.flatMap(options)];
  const asked = all.filter(({ field }) => field.kind === 'text').map(({ value }) => String(value)),
    dashed = asked.some(text => text.startsWith('-'));
  const line = ['python', '-m', 'hierdemo', 'search', ...(dashed ? [...words, '--', ...asked] : [...asked, ...words])];
  return {
    ...way,
    text: `${line.map(shell).join(' ')}\n`,
    notes: [
      elsewhere ? `On the machine that has the collection, in the folder that holds ${collection}.` : 'In the folder that holds hierdemo.',
      ...(picture(all) ? [`Save your picture as ${PICTURE}, or write its name there.`] : []),
    ],
  };
}

/**
 * A field's options; a value that begins with a dash is joined to its option, or it would be taken for one.
 * @param {Said} said
 */
function options({ field: { kind, option }, value }) {
  if (!option) return [];
  /** @type {string[]} */
  let values = [String(value)];
  if (kind === 'filters') values = Object.entries(/** @type {Record<string, string>} */ (value)).map(pair => filter(...pair));
  if (kind === 'nodes') values = /** @type {(number | null)[]} */ (value).map(node => String(node ?? 'free'));
  return values.flatMap(one => (one.startsWith('-') ? [`${option}=${one}`] : [option, one]));
}

/**
 * NAME=VALUE, which is read up to the first "=" and without spaces around either; a JSON object for what that cannot say.
 * @param {string} name
 * @param {string} value
 */
function filter(name, value) {
  const plain = !name.includes('=') && !name.startsWith('{') && [name, value].every(text => BOUNDED.test(text));
  return plain ? `${name}=${value}` : JSON.stringify(Object.fromEntries([[name, value]]));
}
