// The settings pop-over: beam, number of results, tree, what is searched and how. Only asks; limits come from the server.
import { el, later, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { segments } from '../widgets/pop.js';
import { cap } from '../core/format.js';

export const MODES = [
  { id: 'drill-down', title: 'Drill-down' },
  { id: 'hnsw', title: 'HNSW' },
  { id: 'exact', title: 'Exact' },
];
const TARGETS = {
  pictures: { title: 'Pictures', about: 'Scores the pictures themselves.' },
  captions: { title: 'Captions', about: 'Scores what was written about each picture, never the picture.' },
  both: { title: 'Both', about: 'The mean of the two scores, picture and caption.' },
};
const BEAM =
  'At most this many branches are kept at level 1, more further down, and fewer when one is clearly ahead.';
const ABOUT = {
  'drill-down': 'Falls through the tree, coarse to fine.',
  hnsw: 'Walks a graph of neighbours; the tree only explains.',
  exact: 'Scores everything: the flat search.',
};

const IN = { pictures: '', captions: ' in captions', both: ' in both' };

function knob(label, { id, max, about }, pick) {
  const output = el('output', { for: id });
  const input = el('input', { type: 'range', id, min: 1, max, step: 1 });
  const soon = later(() => pick(Number(input.value)), 200);
  input.addEventListener('input', () => {
    output.textContent = input.value;
    soon();
  });
  const node = el('div.hd-knob', {}, el('label', { for: id, text: label }), output, input, el('p', { text: about }));
  return {
    node,
    set: v => {
      if (!soon.waiting()) {
        input.value = v;
        output.textContent = v;
      }
    },
  };
}

function choice(label, group, about) {
  return el('div.hd-knob', {}, el('span.hd-knob-name', { text: label }), el('span'), group.node, about);
}

/** How deep a drill-down goes: a choice for each level of the tree at hand. */
function depthChoice(store) {
  const { tree } = store;
  const names = tree.levels.map((title, i) => ({ id: String(i + 1), title }));
  const group = segments('Depth', 'hd-depth', names, id =>
    store.search({ depth: Number(id) < store.tree.depth ? Number(id) : null }),
  );
  const about = el('p');
  return {
    node: choice('Depth', group, about),
    set(depth) {
      const to = Math.min(depth ?? tree.depth, tree.depth);
      group.set(String(to));
      about.textContent =
        to < tree.depth
          ? `Stops at level ${to}; every picture in the branches kept there is compared.`
          : 'Falls to the leaves. Stopping sooner compares more pictures and loses fewer.';
    },
  };
}

export function mountSettings(root, store) {
  const sum = el('span.hd-settings-sum.hd-num');
  const body = el('div.hd-pop-body.hd-settings-body');
  put(root, el('summary.hd-btn', {}, icon('sliders'), el('span.hd-sr', { text: 'Search settings ' }), sum), body);
  let parts = null,
    deep = null;

  store.on('ready', build);
  store.on('collection', build); // another member of the family may lack captions
  function build() {
    const { limits, trees, targets } = store.info;
    const about = el('p'),
      aboutTarget = el('p');
    deep = null;
    parts = {
      about,
      depth: el('div'),
      aboutTarget,
      beam: knob(
        'Beam width',
        { id: 'hd-beam', max: limits.beam, about: BEAM },
        beam => store.search({ beam }),
      ),
      k: knob('Results', { id: 'hd-k', max: limits.k, about: 'Pictures to return (k).' }, k => store.search({ k })),
      mode: segments('Kind of search', 'hd-mode', MODES, mode => store.search({ mode })),
      tree:
        trees.length > 1 &&
        segments(
          'Tree',
          'hd-tree',
          trees.map(t => ({ id: t.id, title: cap(t.title) })),
          tree => store.search({ tree }),
        ),
      target:
        targets.length > 1 &&
        segments(
          'Search in',
          'hd-target',
          targets.map(id => ({ id, title: TARGETS[id].title })),
          target => store.search({ target }),
        ),
    };
    put(
      body,
      parts.beam.node,
      parts.depth,
      parts.k.node,
      parts.tree && choice('Tree', parts.tree),
      parts.target && choice('Search in', parts.target, aboutTarget),
      choice('Search', parts.mode, about),
    );
    draw();
  }
  function draw() {
    const { beam, k, mode, tree, depth, target } = store.state.ask;
    if (deep?.tree !== store.tree) {
      deep = { tree: store.tree, ...depthChoice(store) };
      put(parts.depth, deep.node);
    }
    deep.set(depth);
    parts.beam.set(beam);
    parts.k.set(k);
    parts.mode.set(mode);
    if (parts.tree) parts.tree.set(tree);
    if (parts.target) parts.target.set(target);
    parts.aboutTarget.textContent = TARGETS[target].about;
    parts.about.textContent = ABOUT[mode];
    const title = MODES.find(m => m.id === mode)?.title;
    const short = depth && depth < store.tree.depth ? `, to ${store.tree.title(depth)}` : '';
    sum.textContent = `${mode === 'drill-down' ? `Beam ${beam}${short}` : title}, ${k} results${IN[target]}`;
  }
  store.on('answer', draw);
}
