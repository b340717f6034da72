// What each member of a family gains and loses: a row a measure, a column a member, a line that joins its values.
// Draws a table of plain text for readers and screen readers alike; the lines are decoration. What the
// figures stand for is figures.js's.
/** @import { Family, Measure, Member, Strengths } from '../core/types' */
import { el, put, svg } from '../core/dom.js';
import { marked } from '../widgets/term.js';
import { bestOf, headline, heights, printed, scaleOf, slope, valuesOf } from './figures.js';

/** @typedef {(id: string) => void} Pick */

/** @type {[Measure['side'], string, string][]} */
const SIDES = [
  ['hierarchy', 'Hierarchy', 'Does it follow the tree of kinds?'],
  ['meaning', 'Meaning', 'Does it still tell what a picture shows?'],
];
const READ = 'A filled dot is the best of its row. All percentages are drawn to one scale, so their slopes compare.';

/** @param {(number | null)[]} places */
const line = places =>
  svg(
    'svg',
    { class: 'hd-slope', viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('path', { d: slope(places), 'vector-effect': 'non-scaling-stroke' }),
  );

/**
 * @param {Measure} measure
 * @param {Family | Strengths} family
 * @param {string | null} used
 */
function row(measure, family, used) {
  const { members } = family,
    values = valuesOf(measure, members),
    best = bestOf(values, measure),
    places = heights(values, scaleOf(measure, family));
  const cells = members.map((member, i) => {
    const looks = [member.id === used && '.is-used', best[i] && '.is-best', values[i] == null && '.is-none'];
    return el(
      `div.hd-figure${looks.filter(Boolean).join('')}`,
      { role: 'cell', 'data-member': member.id, vars: { '--y': places[i] ?? 0.5 } },
      el('span', { text: printed(values[i], measure) }),
      best[i] && el('span.hd-sr', { text: ', the best' }),
    );
  });
  return el(
    'div.hd-measure',
    { role: 'row' },
    el(
      'div.hd-measure-name',
      { role: 'rowheader' },
      el('h4', {}, marked(measure.title, 'purity', 'recall'), measure.better === 'low' && el('small', { text: 'lower is better' })),
      el('p', { text: measure.about }),
    ),
    el('div.hd-figures', { role: 'presentation', vars: { '--n': members.length } }, line(places), cells),
  );
}

/** @type {(members: readonly Member[], used: string | null, pick?: Pick) => HTMLElement[]} */
function heads(members, used, pick) {
  return members.map(member =>
    el(
      `div.hd-member${member.id === used ? '.is-used' : ''}`,
      { role: 'columnheader', 'data-member': member.id },
      pick
        ? el(
            'button',
            { type: 'button', 'aria-pressed': member.id === used, onclick: () => pick(member.id) },
            member.title,
            el('small.hd-num', { text: member.note || `strength ${Number(member.strength.toPrecision(3))}` }),
          )
        : el('div.hd-member-plain.hd-num', {}, member.title, el('small', { text: member.note || '\u00a0' })),
    ),
  );
}

/** @type {(one: [Measure['side'], string, string], family: Family | Strengths, used: string | null, pick?: Pick) => HTMLElement | null} */
function side([id, title, about], family, used, pick) {
  const { members, measures } = family,
    own = measures.filter(measure => measure.side === id);
  if (!own.length) return null;
  const table = el(
    'div.hd-side-table',
    { role: 'table', 'aria-label': `${title}: ${about}` },
    el(
      'div.hd-measure.hd-members',
      { role: 'row' },
      el('div.hd-measure-name', { role: 'columnheader' }, el('h3', { text: title }), el('p', { text: about })),
      el('div.hd-figures', { role: 'presentation', vars: { '--n': members.length } }, heads(members, used, pick)),
    ),
    own.map(measure => row(measure, family, used)),
  );
  // a click anywhere in a column; by keyboard the heads are the buttons
  if (!pick) return table;
  table.addEventListener('click', event => {
    const at = event.target instanceof Element ? event.target : null;
    const member = at?.closest('[data-member]')?.getAttribute('data-member');
    if (member && !at?.closest('button')) pick(member);
  });
  return table;
}

/**
 * @param {Family | Strengths} family
 * @param {string | null} used
 */
function words(family, used) {
  const { dial, about, method, members } = family;
  return el(
    'div.hd-family-words',
    {},
    el('h2', { text: dial }),
    el('p.hd-family-head.hd-num', { text: headline(family, used) }),
    el('p', { text: about }),
    members.some(member => member.about) && el(
      'dl',
      {},
      members.map(member =>
        el(
          `div${member.id === used ? '.is-used' : ''}`,
          {},
          el('dt', {}, member.title, member.id === used && el('small', { text: 'in use' })),
          el('dd', { text: member.about }),
        ),
      ),
    ),
    method && el('p.hd-family-how', {}, el('b', { text: 'How the figures were made. ' }), method),
    el('p.hd-family-how', { text: READ }),
  );
}

/**
 * Fill the panel. Focus stays on its button.
 * @param {HTMLElement} place
 * @param {Family | Strengths} family
 * @param {string | null} used the id of the member in use
 * @param {Pick} [pick] another was chosen; none where there is nothing to choose
 */
export function drawChart(place, family, used, pick) {
  /** @returns {HTMLElement[]} */
  const buttons = () => [...place.querySelectorAll('.hd-member button')].filter(b => b instanceof HTMLElement),
    focused = buttons().findIndex(b => b === document.activeElement);
  put(
    place,
    words(family, used),
    SIDES.map(one => side(one, family, used, pick)),
  );
  if (focused >= 0) buttons()[focused].focus({ preventScroll: true });
}
