// What a picture is called on the page, as ui/present/titles.py has it. Knows items. Pure.
/** @import { ItemAnswer } from '../../core/answers' */
/** @import { Collection } from './collection' */
/** @import { ShippedItem } from './shipped' */
import { own } from '../../core/own.js';
import { tidy } from './words.js';

const LONGEST = 72; // characters of a title made of a file's name

/**
 * An item as GET item/ID gives it.
 * @param {Collection} collection
 * @param {number} i
 * @returns {ItemAnswer}
 */
export function itemAnswer({ items, shipped }, i) {
  const { file, caption, attributes, taxonomy, unseen } = items[i],
    [title, second] = titleOf(items[i]),
    copies = shipped.stacks ? others(shipped.stacks, i) : [];
  return { id: i, name: shortName(items[i]), title, second, caption, attributes, taxonomy, file, copies, ...(unseen ? { unseen } : {}) };
}

/**
 * What is nearly the same picture as an item, the one in the middle first.
 * @param {Int32Array} middle
 * @param {number} item
 */
function others(middle, item) {
  const own = middle[item],
    /** @type {number[]} */ found = own === item ? [] : [own];
  middle.forEach((m, i) => m === own && i !== own && i !== item && found.push(i));
  return found;
}

/**
 * The stack that an item lies in; null for one that is alone.
 * @param {Int32Array | null} middle
 * @param {number} item
 */
export function stackOf(middle, item) {
  if (!middle || (middle[item] === item && !middle.some((m, i) => m === item && i !== item))) return null;
  return middle[item];
}

/**
 * Colour and type where it has them, else its caption, else its file's name.
 * @param {ShippedItem} item
 */
function shortName({ taxonomy, attributes, caption, file }) {
  const kind = taxonomy[taxonomy.length - 1],
    colour = own(attributes, 'colour') ?? '';
  if (kind !== undefined) return !colour || kind.includes(colour) ? kind : `${colour} ${kind}`;
  return caption || spoken(file) || (file.split('/').pop() ?? '');
}

/**
 * The title, and what stands second or "".
 * @param {ShippedItem} item
 * @returns {[string, string]}
 */
function titleOf(item) {
  const { caption, taxonomy, file } = item,
    name = shortName(item),
    stem = taxonomy.length && !caption ? spoken(file) : '',
    kind = taxonomy[taxonomy.length - 1];
  if (stem) return [stem, name];
  return caption && kind !== undefined && !plain(caption).includes(plain(kind)) ? [caption, name] : [name, ''];
}

/**
 * A file's name without its suffix, in words; "" for one that holds no letters.
 * @param {string} file
 */
function spoken(file) {
  const name = file.split('/').pop() ?? '',
    dot = name.lastIndexOf('.'),
    words = tidy((dot > 0 && dot < name.length - 1 ? name.slice(0, dot) : name).replace(/[-_]+/g, ' '));
  return /[\p{L}\p{Nl}\p{No}]/u.test(words) ? cut(words) : '';
}

/** @param {string} text */
function cut(text) {
  const letters = [...text];
  if (letters.length <= LONGEST) return text;
  const head = letters.slice(0, LONGEST),
    space = head.lastIndexOf(' '),
    kept = head.slice(0, space < 0 ? LONGEST - 1 : space).join('');
  return `${kept.replace(/[ ,.;:-]+$/, '')}\u2026`;
}

/** @param {string} text */
const plain = text => tidy(text.replace(/[-_]+/g, ' ').toLowerCase());
