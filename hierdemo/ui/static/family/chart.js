// What each member of a family gains and loses: a row a measure, a column a member, a line that joins its values.
// Draws a table of plain text for readers and screen readers alike; the lines are decoration. Knows a FAMILY (api.js).
import { el, put, svg } from '../core/dom.js';

const SIDES = [
  ['hierarchy', 'Hierarchy', 'Does it follow the tree of kinds?'],
  ['meaning', 'Meaning', 'Does it still tell what a picture shows?'],
];
const READ = 'A filled dot is the best of its row. All percentages are drawn to one scale, so their slopes compare.';
const LEAST = 0.1; // the scale of shares spans at least so much: what differs little looks little

/** A value as printed: shares in per cent, one decimal where that tells it from 100 or 0. */
export function printed(value, { unit }) {
  if (value == null) return '\u2013';
  if (unit === 'number') return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
  return `${(100 * value).toFixed(1).replace(/\.0$/, '')}\u00a0%`;
}

const spanOf = values => Math.max(...values) - Math.min(...values);
const valuesOf = ({ key }, members) => members.map(member => member.figures[key]);

/** What the height of a row stands for: all shares have one scale, so that their slopes can be compared. */
function scaleOf(measure, { members, measures }) {
  const known = m => valuesOf(m, members).filter(v => v != null);
  if (measure.unit === 'number') {
    const own = known(measure);
    return Math.max(spanOf(own), LEAST * Math.max(...own.map(Math.abs))) || 1;
  }
  return Math.max(LEAST, ...measures.filter(m => m.unit === 'share' && known(m).length).map(m => spanOf(known(m))));
}

/** Heights of a row's values, 0 bottom to 1 top, about the middle; null where there is none. */
function heights(values, scale) {
  const known = values.filter(v => v != null),
    middle = (Math.max(...known) + Math.min(...known)) / 2;
  return values.map(v => (v == null ? null : 0.5 + (v - middle) / scale));
}

/** The line through the columns' middles, broken where a value is missing. */
function line(places) {
  const x = i => (100 * (i + 0.5)) / places.length;
  let pen = 'M';
  const d = places.map((y, i) => {
    const step = y == null ? '' : `${pen}${x(i)} ${100 - 100 * y}`;
    pen = y == null ? 'M' : 'L';
    return step;
  });
  const look = { class: 'hd-slope', viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' };
  return svg('svg', look, svg('path', { d: d.join(''), 'vector-effect': 'non-scaling-stroke' }));
}

function row(measure, family, used) {
  const { members } = family,
    values = valuesOf(measure, members),
    known = values.filter(v => v != null),
    best = measure.better === 'low' ? Math.min(...known) : Math.max(...known),
    places = heights(values, scaleOf(measure, family));
  const cells = members.map((member, i) => {
    const won = values[i] != null && printed(values[i], measure) === printed(best, measure);
    const looks = [member.id === used && '.is-used', won && '.is-best', values[i] == null && '.is-none'];
    return el(
      `div.hd-figure${looks.filter(Boolean).join('')}`,
      { role: 'cell', 'data-member': member.id, vars: { '--y': places[i] ?? 0.5 } },
      el('span', { text: printed(values[i], measure) }),
      won && el('span.hd-sr', { text: ', the best' }),
    );
  });
  return el(
    'div.hd-measure',
    { role: 'row' },
    el(
      'div.hd-measure-name',
      { role: 'rowheader' },
      el('h4', {}, measure.title, measure.better === 'low' && el('small', { text: 'lower is better' })),
      el('p', { text: measure.about }),
    ),
    el('div.hd-figures', { role: 'presentation', vars: { '--n': members.length } }, line(places), cells),
  );
}

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
    const cell = event.target.closest('[data-member]');
    if (cell && !event.target.closest('button')) pick(cell.dataset.member);
  });
  return table;
}

/** What the member in use (of the first: the usual one) gains and pays against the first, in words: the widest gap of
 *  either side. */
function headline({ members, measures, default: usual }, used) {
  const [from, ...rest] = members,
    to = rest.find(member => member.id === used) ?? rest.find(member => member.id === usual) ?? rest[0];
  if (!to) return '';
  const gain = measure => {
    const [a, b] = [from, to].map(member => member.figures[measure.key]);
    return a == null || b == null ? 0 : (measure.better === 'low' ? -1 : 1) * (b - a);
  };
  const shares = (side, sign) =>
    measures.filter(m => m.unit === 'share' && m.side === side && sign * gain(m) > 0).sort((a, b) => sign * (gain(b) - gain(a)))[0];
  const told = (m, verb) => m && `${verb} \u201c${m.title}\u201d (${printed(from.figures[m.key], m)} \u2192 ${printed(to.figures[m.key], m)})`;
  const parts = [told(shares('hierarchy', 1), 'gains most in'), told(shares('meaning', -1), 'pays most in')].filter(Boolean);
  return `${to.title} against ${from.title}: ${parts.join(', ') || 'no share is higher or lower'}.`;
}

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

/** Fill the panel. used: the id of the member in use; pick(id): another was chosen, or none, where there is nothing to
 *  choose. Focus stays on its button. */
export function drawChart(root, family, used, pick) {
  const all = [...root.querySelectorAll('.hd-member button')],
    focused = all.indexOf(document.activeElement);
  put(
    root,
    words(family, used),
    SIDES.map(one => side(one, family, used, pick)),
  );
  if (focused >= 0) root.querySelectorAll('.hd-member button')[focused].focus({ preventScroll: true });
}
