// The list from which one side's tree is chosen.
/** @import { Info } from '../core/types' */
/** @import { Choice } from './choice.js' */
import { el } from '../core/dom.js';
import { choice, spell } from './address.js';
import { title } from './choice.js';
import { WHERE } from './words.js';

const SHOWN = ''; // the choice on the left that follows the page

/**
 * @param {number} at the side's number
 * @param {Info} info
 * @param {{chosen: Choice | null, shown: Choice}} now chosen: null to follow the page; shown: what the page shows
 * @param {(choice: Choice | null) => void} choose
 */
export function drawChooser(at, info, { chosen, shown }, choose) {
  const { family, trees } = info;
  /** @param {string | null} embedding */
  const options = embedding =>
    trees
      .map(t => ({ tree: t.id, embedding }))
      .map(one => el('option', { value: spell(one), text: title(one, info) }));
  const follow = at === 0 && el('option', { value: SHOWN, text: `${title(shown, info)} (as the page)` });
  const groups = family
    ? family.members.map(m => el('optgroup', { label: `${family.dial}: ${m.title}` }, options(m.id)))
    : options(null);
  const list = el('select.hd-beside-choice', { 'aria-label': `Tree on the ${WHERE[at]}` }, follow, groups);
  list.value = chosen ? spell(chosen) : SHOWN;
  list.addEventListener('change', () => choose(list.value === SHOWN ? null : choice(list.value, info)));
  return list;
}
