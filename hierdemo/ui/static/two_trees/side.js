// One side of two trees held side by side: its choice, its path level by level, its results, and its leaves that are
// least like the other tree's. Draws what it is given; asks nothing.
import { thumb } from '../core/api.js';
import { el } from '../core/dom.js';
import { count, plural, score } from '../core/format.js';

const quoted = name => `\u201c${name}\u201d`;
/** A share as whole per cent. */
export const whole = share => `${Math.round(100 * share)}\u00a0%`;
/** An overlap under this is no likeness to speak of. */
export const ALIKE = 0.25;

function pictures(ids, store, size) {
  return el(
    'div.hd-beside-pics',
    {},
    ids.map(id =>
      el(
        'button',
        { type: 'button', 'data-item': id, 'aria-label': 'Look at this picture', onclick: () => store.inspect(id) },
        el('img', { src: thumb(id), alt: '', width: size, height: size, loading: 'lazy' }),
      ),
    ),
  );
}

function margin({ margin: m, runner_up: rival, close, forced }) {
  if (forced) return ['taken by hand'];
  if (m == null) return ['no other branch'];
  if (m < 0) return [el('span.hd-tag', { text: 'overtaken' }), ` by ${quoted(rival)}, ${score(-m)} higher`];
  const ahead = `${score(m)} ahead of ${quoted(rival)}`;
  return close ? [el('span.hd-tag', { text: 'close call' }), ` ${ahead}`] : [ahead];
}

/** How like the node is to its counterpart, and whether the other path goes through that. */
function likeness(step, other) {
  const { like, beside } = step;
  if (!like) return el('p.hd-beside-like', { text: 'The other tree has no branches.' });
  const away = !like.on_path;
  const nearest = beside && like.share >= ALIKE ? `; ${whole(beside.share)} with its nearest there` : '';
  const tail = away ? `, off the other path${nearest}` : `, level ${like.level} of the other path`;
  const at = like.share < ALIKE ? ' at best, with ' : ' overlap with ';
  return el(
    `p.hd-beside-like${away ? '.is-away' : ''}`,
    { title: `${other}: ${like.name}, ${plural(like.n, 'picture')}` },
    el('i.hd-beside-bar', { 'aria-hidden': 'true' }, el('i', { vars: { '--w': like.share } })),
    el('b.hd-num', { text: whole(like.share) }),
    `${at}${quoted(like.name)}${tail}`,
  );
}

function card(step, { store, other, onPage, partsAt }) {
  const away = step.like && !step.like.on_path;
  return el(
    `li.hd-beside-card${away ? '.is-away' : ''}`,
    { 'data-level': step.level, 'data-node': onPage ? step.node : null, vars: { '--h': step.hue } },
    partsAt === step.level && el('p.hd-beside-parts', {}, el('span.hd-tag', { text: 'the paths part here' })),
    el(
      'div.hd-beside-name',
      {},
      el('i.hd-dot', { 'aria-hidden': 'true' }),
      el('h4', { text: step.name, title: step.name }),
      el('span.hd-num', { text: score(step.score) }),
    ),
    pictures(step.reps, store, 56),
    el('p.hd-beside-margin.hd-num', {}, `Level ${step.level}, ${plural(step.n, 'picture')}; `, margin(step)),
    likeness(step, other),
  );
}

function results(found, store) {
  const all = found.results.length,
    own = found.results.filter(r => r.shared).length;
  const one = (r, i) => {
    const text = `Rank ${i + 1}, score ${score(r.score)}, ${r.shared ? 'found by both' : 'only here'}`;
    return el(
      `li${r.shared ? '.is-shared' : ''}`,
      {},
      el(
        'button',
        { type: 'button', 'data-item': r.id, 'aria-label': text, title: text, onclick: () => store.inspect(r.id) },
        el('img', { src: thumb(r.id), alt: '', width: 56, height: 56, loading: 'lazy' }),
      ),
    );
  };
  return el(
    'div.hd-beside-found',
    {},
    el('h4.hd-num', { text: all ? `${count(own)} of ${plural(all, 'result')} in both` : 'Nothing found' }),
    el('ol.hd-beside-results', {}, found.results.map(one)),
  );
}

function least(found, store, other) {
  if (!found.least.length) return el('p.hd-quiet', { text: 'Every leaf has its like in the other tree.' });
  return el(
    'details.hd-beside-least',
    {},
    el('summary', { text: 'Leaves that line up least' }),
    el('p.hd-quiet', {
      text: `Whatever the question: of all leaves here, these are least like any branch of the other tree (${other}).`,
    }),
    el(
      'ul',
      {},
      found.least.map(node =>
        el(
          'li',
          { vars: { '--h': node.hue } },
          pictures(node.reps, store, 40),
          el(
            'div',
            {},
            el('b', {}, el('i.hd-dot', { 'aria-hidden': 'true' }), ` ${node.name}`),
            el('p.hd-quiet.hd-num', { text: `${whole(node.like.share)} at best, with ${quoted(node.like.name)}` }),
          ),
        ),
      ),
    ),
  );
}

/** look: {at: 0 left or 1 right, rows: levels drawn, store, chooser, other: its title, onPage, take}. */
export function drawSide(found, look) {
  const { at, store, chooser, other, onPage, take } = look;
  const side = at ? 'right' : 'left';
  const here = onPage
    ? el('span.hd-quiet', { text: 'on the page' })
    : el('button.hd-link', { type: 'button', text: 'Show on the page', onclick: take });
  const agree = `Leaves overlap ${whole(found.agreement)} with the other tree, on average`;
  return el(
    `article.hd-beside-side.is-${side}`,
    { 'aria-label': `Tree on the ${side}` },
    el(
      'header',
      {},
      el('div.hd-beside-pick', {}, chooser, here),
      el('p.hd-quiet.hd-num', { text: `${agree}; compared ${count(found.compared)} vectors.` }),
    ),
    el(
      'ol.hd-beside-path',
      {},
      found.steps.map(step => card(step, { store, other, onPage, partsAt: found.parts_at })),
    ),
    results(found, store),
    least(found, store, other),
  );
}
