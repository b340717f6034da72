// The panel with two trees side by side for the question shown: which two, when it is open, what it asks for.
// side.js draws a side, wires.js what joins them. Loaded when it is opened.
//
// POST beside   ASK + {sides: [{tree, embedding}] * 2} -> {sides: [SIDE] * 2, shared, of (results in both, of all)}
// SIDE    {tree, embedding, steps: [STEP], parts_at: level | null, results: [{id, score, shared}], compared,
//          agreement (0..1, how like the leaves are to the other tree's nodes), least: [NODE + {like}], warnings}
// STEP    NODE + {score, margin | null, close, runner_up: name | null, forced, like: NODE + {share, on_path} | null,
//          beside: {node, share} | null (of the other path)}
// NODE    {node, level, name, n, hue, reps}; share: the Jaccard index of two nodes' items
import { post } from '../core/api.js';
import * as address from './address.js';
import { ALIKE, drawSide, whole } from './side.js';
import { mountWires } from './wires.js';
import { calm, el, put, show } from '../core/dom.js';
import { pointAt } from '../core/point_at.js';
import { icon } from '../core/icons.js';
import { cap, count } from '../core/format.js';

const SHOWN = ''; // the choice on the left that follows the page
const equal = (a, b) => a.tree === b.tree && a.embedding === b.embedding;
const quoted = name => `\u201c${name}\u201d`;
const WHERE = ['left', 'right'];

/** Where one side's path parts from the other, in words; null where it does not. */
function parting({ parts_at: level, steps }, i) {
  const step = steps.find(s => s.level === level);
  if (!step) return null;
  const [here, there] = [WHERE[i], WHERE[1 - i]];
  const { name, share } = step.like;
  const head = `The ${here} path parts at level ${level}`;
  return share < ALIKE
    ? `${head}: no branch on the ${there} is much like ${quoted(step.name)} (${whole(share)} at best).`
    : `${head} with ${quoted(step.name)}: its nearest on the ${there}, ${quoted(name)} (${whole(share)} overlap), ` +
        'is not on that path.';
}

/** Where the paths part, in words, and how many pictures both found. */
function story({ sides, shared, of }) {
  const told = sides.map(parting).filter(Boolean);
  const ways = told.length ? 'by other branches' : 'by like branches';
  if (!told.length) told.push('The two paths stay together: every branch is most like one of the other path.');
  if (!of) return told.join(' ');
  const some = `${shared ? count(shared) : 'None'} of the ${count(of)} pictures ${shared === 1 ? 'is' : 'are'} found by both`;
  const head = shared === of ? `Both find the same ${count(of)} pictures` : some;
  return `${head}, ${ways}. ${told.join(' ')}`;
}

export function mountBeside(root, after, store) {
  const button = el(
    'button.hd-link.hd-beside-open',
    {
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': root.id,
      title: 'Two trees for this question, side by side',
      onclick: toggle,
    },
    el('span', { text: 'Beside' }),
    icon('down', 16),
  );
  after.after(button);
  const verdict = el('p.hd-beside-story', { role: 'status' });
  const cols = el('div.hd-beside-cols');
  const head = el(
    'div.hd-beside-head',
    {},
    el('h2', { text: 'Two trees, one question' }),
    verdict,
    el('p.hd-beside-key', {
      text:
        'Overlap: pictures in both branches, of those in either. ' +
        'A line joins a branch to its nearest, strong where each is the other\u2019s.',
    }),
  );
  put(root, head, cols);
  const wires = mountWires(cols);
  const state = { open: false, left: null, right: null };
  let pending = null,
    drawn = '',
    page = null;

  const shown = () => ({ tree: store.state.ask.tree, embedding: store.state.ask.embedding ?? null });
  const sides = () => [state.left ?? shown(), state.right];

  /** Another tree than the one on the left: of the captions, else the given one, else another member's. */
  function other(than) {
    const ids = store.info.trees.map(t => t.id);
    const tree = ['captions', 'taxonomy', 'clusters'].find(id => ids.includes(id) && id !== than.tree);
    if (tree) return { ...than, tree };
    const member = store.info.family?.members.find(m => m.id !== than.embedding);
    return member ? { ...than, embedding: member.id } : than;
  }

  const possible = () => store.info.trees.length > 1 || Boolean(store.info.family);

  /** After the page moved to the tree on the right, the right shows the one that it came from. */
  function settle() {
    if (!state.right) state.right = other(sides()[0]);
    if (!state.left && equal(shown(), state.right) && page && !equal(page, state.right)) state.right = page;
    page = shown();
  }

  function toggle() {
    state.open = root.hidden;
    if (state.open) settle();
    open();
    if (state.open && (innerWidth < 768 || root.getBoundingClientRect().top < 0))
      root.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
  }

  function open() {
    show(root, state.open);
    button.setAttribute('aria-expanded', state.open);
    address.write(state);
    ask();
  }

  function choose(i, spelt) {
    const picked = spelt === SHOWN ? null : address.side(spelt, store.info);
    if (i) state.right = picked;
    else state.left = picked;
    address.write(state);
    ask();
  }

  const title = ({ tree, embedding }) => {
    const name = cap(store.info.trees.find(t => t.id === tree)?.title ?? tree);
    const member = store.info.family?.members.find(m => m.id === embedding);
    return member ? `${name}, ${member.title}` : name;
  };

  function chooser(i) {
    const { family, trees } = store.info;
    const options = embedding =>
      trees
        .map(t => ({ tree: t.id, embedding }))
        .map(one => el('option', { value: address.spell(one), text: title(one) }));
    const follow = i === 0 && el('option', { value: SHOWN, text: `${title(shown())} (as the page)` });
    const groups = family
      ? family.members.map(m => el('optgroup', { label: `${family.dial}: ${m.title}` }, options(m.id)))
      : options(null);
    const chosen = i ? state.right : state.left;
    const list = el('select.hd-beside-choice', { 'aria-label': `Tree on the ${WHERE[i]}` }, follow, groups);
    list.value = chosen ? address.spell(chosen) : SHOWN;
    list.addEventListener('change', () => choose(i, list.value));
    return list;
  }

  /** What is left of a side that has no answer: its choice, so that another can be made. */
  const choiceAlone = i =>
    el(
      `article.hd-beside-side.is-${WHERE[i]}`,
      { 'aria-label': `Tree on the ${WHERE[i]}` },
      el('header', {}, chooser(i)),
    );

  function draw(reply) {
    const at = [...cols.querySelectorAll('select')].indexOf(document.activeElement);
    verdict.textContent = equal(...sides()) ? 'Both sides show the same tree: choose another one.' : story(reply);
    const rows = Math.max(...reply.sides.map(s => s.steps.length));
    cols.style.setProperty('--rows', rows);
    const nodes = reply.sides.map((found, i) =>
      drawSide(found, {
        at: i,
        rows,
        store,
        chooser: chooser(i),
        other: title(sides()[1 - i]),
        onPage: equal(sides()[i], shown()),
        take: () => store.search({ ...sides()[i] }),
      }),
    );
    wires.put(nodes, reply.sides);
    if (at >= 0) cols.querySelectorAll('select')[at].focus();
  }

  async function ask() {
    if (!state.open || !store.asked) return;
    const wanted = JSON.stringify([store.rev, ...sides()]);
    if (wanted === drawn) return;
    pending?.abort();
    const mine = (pending = new AbortController());
    root.setAttribute('aria-busy', 'true');
    if (!drawn) verdict.textContent = 'Asking both trees\u2026';
    try {
      const reply = await post('beside', { ...store.asked, sides: sides() }, mine.signal);
      if (mine.signal.aborted) return;
      drawn = wanted;
      draw(reply);
    } catch (error) {
      if (mine.signal.aborted) return;
      drawn = '';
      verdict.textContent = error.message;
      wires.put([0, 1].map(choiceAlone), null);
    }
    root.removeAttribute('aria-busy');
    root.dataset.ready = store.rev;
  }

  function follow() {
    if (!state.open) return;
    settle();
    address.write(state);
    ask();
  }

  function start() {
    Object.assign(state, address.read(store.info));
    show(button, possible());
    state.open &&= possible();
    if (state.open) settle();
    show(root, state.open);
    button.setAttribute('aria-expanded', state.open);
    ask();
  }

  pointAt(root, store);
  store.on('ready', start);
  store.on('answer', follow);
  addEventListener('popstate', () => store.info && start());
}
