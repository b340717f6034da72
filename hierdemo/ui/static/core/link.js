// A question as a link spells it, and how it is read back. Pure. Which fields there are, what they are called there and
// within which bounds, the server says (info.fields); here stands how a kind of field is spelt. In forced=~4.12 the wave
// marks a branch that only came along with a deeper one.
/** @import { Ask, Info, QuestionField } from './types' */

const LEVEL = 'level';
const DEEPEST = 99;

/** @typedef {(text: string, field: QuestionField, info: Info) => unknown} Reader */

/**
 * @param {string} text
 * @param {number | null} low
 * @param {number | null} high
 */
function number(text, low, high) {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? Math.min(high ?? Infinity, Math.max(low ?? -Infinity, value)) : undefined;
}

/** @type {Reader} */
const whole = (text, { low, high }) => {
  const value = number(text, low, high ?? DEEPEST);
  return value === undefined ? undefined : Math.round(value);
};

/** @type {Reader} */
const one = (text, { choices }) => choices.find(id => id === text);

/** A filter's name or value, without what parts them from others. @param {string} text */
const safe = text => text.replace(/[%,:]/g, encodeURIComponent);

/** @param {string} text */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not written by this page
  }
}

/** @type {Record<QuestionField['kind'], Reader>} */
const READERS = {
  text: (text, { high }) => text.slice(0, (high ?? Infinity) + 1), // one more than is read, so that the answer says so
  number: (text, { low, high }) => number(text, low, high),
  count: whole,
  item: (text, { high }, info) => whole(text, { ...NOTHING, low: 0, high: high ?? info.collection.items - 1 }, info),
  choice: one,
  name: one,
  filters: (text, _, info) => {
    const pairs = text.split(',').map(pair => pair.split(':').map(plain));
    const known = new Set([...info.attributes, ...info.quantities].map(a => a.name));
    return Object.fromEntries(pairs.filter(([name, value]) => value && known.has(name)));
  },
  nodes: text => text.split('.').map(v => (v === '' ? null : Number(v.replace('~', '')))),
};

/** @type {QuestionField} */
const NOTHING = { name: '', kind: 'item', default: null, low: null, high: null, choices: [], link: null };

/**
 * What of the question and the map's level a query string asks for; only what it names, checked against what the server
 * offers.
 * @param {string} search
 * @param {Info} info
 * @returns {{ask: Partial<Ask>, level: number | undefined}}
 */
export function parse(search, info) {
  const params = new URLSearchParams(search);
  /** @type {Record<string, unknown>} */
  const ask = {};
  for (const field of info.fields) {
    const text = field.link === null ? null : params.get(field.link);
    if (text === null) continue;
    const value = READERS[field.kind](text, field, info);
    if (value !== undefined) ask[field.name] = value;
    if (field.kind === 'nodes') ask.along = text.split('.').flatMap((v, i) => (v.startsWith('~') ? [i + 1] : []));
  }
  return { ask, level: number(params.get(LEVEL) ?? '', 1, DEEPEST) };
}

/**
 * A query string with the state in the place of the one that it held; what is as it would be anyway is left out.
 * @param {string} search
 * @param {{ask: Ask, level: number}} state
 * @param {readonly QuestionField[]} fields
 */
export function spell(search, { ask, level }, fields) {
  const params = new URLSearchParams(search);
  params.delete(LEVEL);
  for (const field of fields) {
    if (field.link === null) continue;
    params.delete(field.link);
    const text = spelt(field, ask);
    if (text !== null) params.set(field.link, text);
  }
  if (level) params.set(LEVEL, String(level));
  return params.toString();
}

/**
 * A field as the link has it; null where it says nothing.
 * @param {QuestionField} field
 * @param {Ask} ask
 */
function spelt({ name, kind, default: otherwise }, ask) {
  const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (ask))[name];
  if (kind === 'filters') return Object.entries(ask.where).map(pair => pair.map(safe).join(':')).join(',') || null;
  if (kind === 'nodes') return forced(ask);
  if (name === 'weight' && !mixed(ask)) return null;
  return value == null || value === '' || value === otherwise ? null : String(value);
}

/** @param {Ask} ask */
const mixed = ask => (ask.like != null || ask.picture) && ask.text;

/** @param {Ask} ask */
function forced({ forced: nodes, along }) {
  if (nodes.every(n => n == null)) return null;
  return nodes.map((n, i) => `${along.includes(i + 1) ? '~' : ''}${n ?? ''}`).join('.');
}
