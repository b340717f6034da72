// Which items pass a question's filters, and the order of an attribute, as search/validate.py and search/order.py have them.
// Knows attributes' values. Pure.
/** @import { Collection } from './collection' */
import { own } from '../../core/own.js';
import { isoOf, rangeIn } from '../../core/quantity.js';
import { Refused } from './refused.js';

/** The attributes that there are. @param {Collection} collection */
const namesOf = ({ items }) => new Set(items.flatMap(item => Object.keys(item.attributes)));
/** @param {Iterable<string>} names */
const told = names => [...names].sort().join(', ') || '(this collection has none)';

/**
 * Items that have these values, or values in these ranges; null for no filter. Raises Refused for what no item has.
 * @param {Collection} collection
 * @param {Readonly<Record<string, string>>} where
 */
export function maskOf(collection, where) {
  const filters = Object.entries(where);
  if (!filters.length) return null;
  const masks = filters.map(([name, value]) => passing(collection, name, value));
  return masks.reduce((all, mask) => all.map((passes, i) => passes & mask[i]));
}

/**
 * @param {Collection} collection
 * @param {string} name
 * @param {string} value
 */
function passing(collection, name, value) {
  const texts = collection.items.map(item => own(item.attributes, name)),
    values = own(collection.shipped.quantities, name),
    range = values && rangeIn(kindOf(collection, name), value);
  if (!texts.some(Boolean)) throw new Refused(`There is no attribute '${name}' here: use one of ${told(namesOf(collection))}.`);
  const mask = Uint8Array.from(texts, (text, i) => Number(text === value || (values && range && values[i] >= range[0] && values[i] <= range[1])));
  if (mask.includes(1)) return mask;
  throw new Refused(values ? nothingIn(collection, name, value, Boolean(range)) : noneHas(name, value, texts));
}

/**
 * @param {Collection} collection
 * @param {string} name
 */
const quantityOf = ({ shipped }, name) => shipped.info.quantities.find(q => q.name === name);
/**
 * @param {Collection} collection
 * @param {string} name
 */
const kindOf = (collection, name) => quantityOf(collection, name)?.kind ?? 'number';

/**
 * @param {Collection} collection
 * @param {string} name
 * @param {string} value
 * @param {boolean} isRange
 */
function nothingIn(collection, name, value, isRange) {
  const { kind, low, high } = quantityOf(collection, name) ?? { kind: 'number', low: 0, high: 0 },
    [from, to] = [low, high].map(end => (kind === 'number' ? String(end) : isoOf(end).replace('T', ' ').replace(/ 00:00:00$/, '')));
  if (isRange) return `No picture has ${name}=${value}: it runs from ${from} to ${to}.`;
  return `${name}=${value} is no ${kind} and no range of them: write it like ${name}=${from}..${to}.`;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {(string | undefined)[]} texts
 */
const noneHas = (name, value, texts) =>
  `No picture has ${name}=${value}: use one of ${[...new Set(texts.filter(Boolean))].sort().slice(0, 30).join(', ')}.`;

/**
 * The results in the order of an attribute: numbers and dates by size, others by their letters; of equals the better match
 * first, and last what has none.
 * @param {Collection} collection
 * @param {readonly number[]} found best first
 * @param {string} sort
 */
export function sorted(collection, found, sort) {
  const { name, down } = orderOf(collection, sort),
    values = own(collection.shipped.quantities, name),
    texts = found.map(i => own(collection.items[i].attributes, name)),
    keys = values ? found.map(i => (Number.isNaN(values[i]) ? null : values[i])) : texts.map(text => (text ? text.toLowerCase() : null)),
    has = [...found.keys()].filter(at => keys[at] !== null),
    sign = down ? -1 : 1;
  has.sort((a, b) => compare(keys[a] ?? 0, keys[b] ?? 0) * sign);
  const ids = [...has, ...[...found.keys()].filter(at => keys[at] === null)].map(at => found[at]),
    without = texts.filter(text => !text).length,
    rest = without > 1 ? `; ${without} without one come last` : without ? '; one without comes last' : '',
    [first, last] = values ? { number: ['low', 'high'], date: ['early', 'late'] }[kindOf(collection, name)] : ['A', 'Z'],
    ends = down ? `${last} to ${first}` : `${first} to ${last}`;
  return { name, down, ids, says: `The ${found.length} best matches, by ${name} from ${ends}${rest}. Others were not looked through.` };
}

/** @type {(a: string | number, b: string | number) => number} */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The attribute that a question's `sort` names, and whether it runs from the last value to the first.
 * @param {Collection} collection
 * @param {string} sort
 */
export function orderOf(collection, sort) {
  const names = namesOf(collection),
    bare = sort.replace(/^-/, '');
  if (names.has(sort)) return { name: sort, down: false };
  if (names.has(bare)) return { name: bare, down: true };
  throw new Refused(`There is no attribute '${bare}' to sort by: use one of ${told(names)}.`);
}
