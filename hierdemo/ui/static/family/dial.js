// The dial: which member of the collection's family is asked, the button that opens the chart of their figures, and one
// line on what a turn of the dial changed. Without a family it shows nothing. The chart itself is chart.js.
import { calm, el, put, show } from '../core/dom.js';
import { drawChart, printed } from './chart.js';
import { icon } from '../core/icons.js';
import { remember, wanted } from '../widgets/panels.js';
import { segments } from '../widgets/pop.js';
import { count, list } from '../core/format.js';

const EVERY = ['text', 'picture', 'like', 'weight', 'tree', 'mode', 'k', 'beam', 'depth', 'where', 'forced'];
const question = asked => JSON.stringify(EVERY.map(name => asked[name]));
const COLOURS = 'purity_colour_leaves'; // the measure that says how far clusters form by colour
const quoted = name => `\u201c${name}\u201d`;

/** What the page shows of an answer that can be told apart from the next: question, member, leaf, pictures. */
function shownBy(store) {
  const { answer, asked, tree } = store;
  return {
    question: question(asked),
    embedding: asked.embedding,
    leaf: tree.node(answer.steps.at(-1)?.node)?.name,
    beside: beside(tree, answer.steps.at(-1)),
    items: answer.results.map(result => result.id),
    n: answer.flat_k,
    found: answer.flat_k - answer.flat.missed.length,
    compared: answer.cost.compared,
  };
}

/** Names of the leaves that the query weighed beside its own, best first: what the tree tells apart here. */
function beside(tree, step) {
  if (!step) return [];
  const own = tree.node(step.node)?.parent;
  return (step.cards ?? [])
    .map(candidate => tree.node(candidate.node))
    .filter(node => node && node.id !== step.node && node.parent === own)
    .slice(0, 3)
    .map(node => node.name);
}

function pictures(stayed, n) {
  if (stayed === n) return `the same ${count(n)} pictures`;
  return `${stayed ? count(stayed) : 'none'} of the ${count(n)} pictures ${stayed === 1 ? 'is' : 'are'} among those found with the other`;
}

/** The change from one member to another for the same question; nothing where something else changed, too. */
function difference(before, now, family) {
  if (!before || before.question !== now.question || before.embedding === now.embedding) return null;
  const title = id => family.members.find(member => member.id === id).title;
  const stayed = now.items.filter(id => before.items.includes(id)).length;
  const cost = ({ found, n, compared }) => `${count(found)} of ${count(n)}${compared == null ? '' : `, ${count(compared)} compared`}`;
  const found = before.n > 0 && now.n > 0 && `found ${cost(before)} \u2192 ${cost(now)}`;
  const leaf =
    now.leaf && (now.leaf === before.leaf ? `the same leaf, ${quoted(now.leaf)}` : `the leaf is ${quoted(now.leaf)} instead of ${quoted(before.leaf)}`);
  const others = now.beside.length > 0 && `the leaves beside it are ${list(now.beside)}`;
  const colours = family.measures.find(measure => measure.key === COLOURS);
  const share = id => family.members.find(member => member.id === id).figures[COLOURS];
  const regrouped =
    colours &&
    share(before.embedding) != null &&
    share(now.embedding) != null &&
    `${colours.title.toLowerCase()} ${printed(share(before.embedding), colours)} \u2192 ${printed(share(now.embedding), colours)}`;
  const parts = [found, leaf, now.beside.join() !== before.beside.join() && others, now.items.length && pictures(stayed, now.items.length), regrouped].filter(Boolean);
  return [el('b', { text: `${title(before.embedding)} \u2192 ${title(now.embedding)}` }), `: ${parts.join('; ')}.`];
}

export function mountFamily({ dial, family: panel, strengths, told }, store) {
  show(told, false);
  let before = null,
    group = null,
    opened = false;

  store.on('ready', () => {
    const { family } = store.info;
    if (!family && !store.info.adapted) return;
    if (family) {
      group = segments(family.dial, 'hd-embedding', family.members, id => store.embed(id));
      group.node.querySelectorAll('label').forEach((label, i) => {
        label.title = family.members[i].about;
      });
    }
    const open = el(
      'button.hd-link.hd-dial-open',
      {
        type: 'button',
        'aria-expanded': 'false',
        'aria-controls': `${panel.id} ${strengths.id}`,
        'aria-label': 'Chart of what each gains and loses',
        title: 'What each gains and loses',
        onclick: () => toggle(open),
      },
      icon('chart'),
      el('span', { text: 'Chart' }),
      icon('down', 16),
    );
    const name = family && el('span.hd-dial-name', { text: family.dial, title: family.about, 'aria-hidden': 'true' });
    put(dial, ...[name, group?.node, open].filter(Boolean));
    show(dial, true);
    turn(open, wanted('chart'));
    addEventListener('popstate', () => turn(open, wanted('chart')));
  });

  function turn(button, open) {
    opened = open;
    button.setAttribute('aria-expanded', opened);
    draw();
  }

  function toggle(button) {
    remember('chart', !opened);
    turn(button, !opened);
    const first = [panel, strengths].find(part => !part.hidden);
    if (first && first.getBoundingClientRect().top < 0)
      first.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
  }

  function draw() {
    const { ask } = store.state,
      { family, adapted } = store.info;
    group?.set(ask.embedding);
    show(panel, opened && Boolean(family));
    show(strengths, opened && Boolean(adapted));
    if (!panel.hidden) drawChart(panel, family, ask.embedding, id => store.embed(id));
    if (!strengths.hidden) drawChart(strengths, adapted, adapted.used);
    panel.dataset.ready = store.rev;
  }

  function tell() {
    const now = shownBy(store),
      words = difference(before, now, store.info.family);
    show(told, Boolean(words));
    put(told, words ?? []);
    before = now;
  }

  store.on('answer', () => {
    if (dial.hidden) return;
    draw();
    if (group) tell();
  });
  store.on('error', () => dial.hidden || draw());
}
