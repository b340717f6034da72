// The dial: which member of the collection's family is asked, the button that opens the chart of their figures, and one
// line on what a turn of the dial changed. Without a family it shows nothing. The chart itself is chart.js, the line turn.js.
/** @import { Store } from '../core/store.js' */
/** @import { Family } from '../core/types' */
/** @import { Shown } from './turn.js' */
import { calm, el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { remember, wanted } from '../widgets/panels.js';
import { segments } from '../widgets/pop.js';
import { drawChart } from './chart.js';
import { difference, shownBy } from './turn.js';

/**
 * Panels of charts, and the line on a turn.
 * @typedef {{family: HTMLElement, strengths: HTMLElement, told: HTMLElement}} Parts
 */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {Parts} parts
 */
export function mountFamily(place, store, { family: panel, strengths, told }) {
  show(told, false);
  /** @type {Shown | null} */
  let before = null;
  /** @type {ReturnType<typeof segments> | null} */
  let group = null;
  let opened = false;
  const open = opener(`${panel.id} ${strengths.id}`, toggle);

  function start() {
    const { family, adapted } = store.info;
    if (!family && !adapted) return;
    group = family && members(family, id => store.embed(id));
    const name = family && el('span.hd-dial-name', { text: family.dial, title: family.about, 'aria-hidden': 'true' });
    put(place, name, group?.node, open);
    show(place, true);
    turn(wanted('chart'));
    addEventListener('popstate', () => turn(wanted('chart')));
  }

  /** @param {boolean} yes */
  function turn(yes) {
    opened = yes;
    open.setAttribute('aria-expanded', String(yes));
    draw();
  }

  function toggle() {
    remember('chart', !opened);
    turn(!opened);
    const first = [panel, strengths].find(part => !part.hidden);
    if (first && first.getBoundingClientRect().top < 0) first.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
  }

  function draw() {
    const { embedding } = store.state.ask,
      { family, adapted } = store.info;
    if (embedding !== null) group?.set(embedding);
    show(panel, opened && Boolean(family));
    show(strengths, opened && Boolean(adapted));
    if (opened && family) drawChart(panel, family, embedding, id => store.embed(id));
    if (opened && adapted) drawChart(strengths, adapted, adapted.used);
    panel.dataset.ready = String(store.rev);
  }

  store.on('ready', start);
  store.on('answer', answer => {
    if (place.hidden) return;
    draw();
    const { family } = store.info;
    if (!family || !store.asked) return;
    const now = shownBy(answer, store.asked, store.tree);
    tell(told, difference(before, now, family));
    before = now;
  });
  store.on('error', () => place.hidden || draw());
}

/**
 * @param {string} controls the ids of what it opens
 * @param {() => void} toggle
 */
const opener = (controls, toggle) =>
  el(
    'button.hd-link.hd-dial-open',
    {
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': controls,
      'aria-label': 'Chart of what each gains and loses',
      title: 'What each gains and loses',
      onclick: toggle,
    },
    icon('chart'),
    el('span', { text: 'Chart' }),
    icon('down', 16),
  );

/**
 * The members to choose from.
 * @param {Family} family
 * @param {(id: string) => void} choose
 */
function members(family, choose) {
  const group = segments(family.dial, 'hd-embedding', family.members, choose);
  group.node.querySelectorAll('label').forEach((label, i) => {
    label.title = family.members[i].about ?? '';
  });
  return group;
}

/**
 * @param {HTMLElement} line
 * @param {ReturnType<typeof difference>} turned
 */
function tell(line, turned) {
  show(line, Boolean(turned));
  put(line, turned && [el('b', { text: `${turned.from} \u2192 ${turned.to}` }), `: ${turned.changes.join('; ')}.`]);
}
