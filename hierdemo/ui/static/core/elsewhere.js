// Pictures that are known by their address alone: whether this browser asks for them there, which a person has to allow for
// each collection, and whom it would ask. Knows what was allowed and what is said; the control is results/elsewhere.js.
import { lookElsewhere } from './api.js';
import { here } from './collection.js';
import { count } from './format.js';
import { save, saved } from './saved.js';

/** @import { Addresses } from './answers' */
/** @import { Info } from './types' */

const KEPT = 'hd-elsewhere',
  MOST = 50; // collections that are remembered, the latest

/** What was allowed: a name of a collection with its hosts. @returns {string[]} */
function allowedOnes() {
  try {
    const kept = JSON.parse(saved(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Of these hosts alone: where others come into the collection, it is asked again. @param {Info['collection']} collection */
const keyOf = ({ name, addresses }) => `${addresses?.key} ${here() ?? ''} ${name}`;

let allowed = false;
export const isAllowed = () => allowed;

/** @param {boolean} yes */
function turn(yes) {
  allowed = yes;
  lookElsewhere(yes);
}

/**
 * A person's choice: it is remembered.
 * @param {Info['collection']} collection
 * @param {boolean} yes
 */
export function allow(collection, yes) {
  const key = keyOf(collection),
    others = allowedOnes().filter(one => one !== key);
  save(KEPT, JSON.stringify([...others, ...(yes ? [key] : [])].slice(-MOST)));
  turn(yes);
}

/** Before anything is drawn. @param {Info['collection']} collection */
export const begin = collection => turn(Boolean(collection.addresses) && allowedOnes().includes(keyOf(collection)));

/**
 * "example.org and 3 other hosts".
 * @param {Addresses} addresses
 */
export function hostWords({ hosts, n_hosts: n }) {
  if (n === 1) return hosts[0];
  if (n === 2) return `${hosts[0]} and ${hosts[1]}`;
  return `${hosts[0]} and ${count(n - 1)} other hosts`;
}

/**
 * The host of an address, as in a link's words; "" for what is none.
 * @param {string} file
 */
export function hostOf(file) {
  try {
    const { protocol, host } = new URL(file);
    return protocol === 'https:' || protocol === 'http:' ? host : '';
  } catch {
    return '';
  }
}
