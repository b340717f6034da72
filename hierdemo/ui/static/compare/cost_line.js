// The cost line: what this search compared, how long it took, what the flat search would have found. Opens Compare.
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { count, percent, time } from '../core/format.js';

const bold = text => el('b', { text });

/** Some searches do not count what they compare: then `n` is null. */
function compared({ compared: n, nodes, items }, total, mode) {
  if (n == null) return [`Searched the graph of ${count(total)} vectors, comparisons not counted,`];
  if (n >= total && mode === 'drill-down' && nodes)
    return ['Compared ', bold(count(n)), ` vectors, ${count(nodes)} of clusters and ${count(items)} of pictures: no fewer than a flat search,`];
  if (n >= total) return ['Compared ', bold(`all ${count(total)}`), ' vectors'];
  return ['Compared ', bold(count(n)), ` of ${count(total)} vectors (${percent(n / total)})`];
}

/** After a branch was taken by hand: how many of the flat search's `n` lie in it, and how many of those were found. */
function inBranch(missed, n) {
  const inside = n - missed.filter(m => m.lost_at_level === 'forced').length,
    found = n - missed.length;
  const some = [
    bold(`${inside || 'none'} of the flat search\u2019s ${n}`),
    ` ${inside === 1 ? 'is' : 'are'} in the branch you took`,
  ];
  if (found === inside) return some;
  return [...some, ', ', el('b.hd-miss', { text: `${found || 'none'} of them found` })];
}

function sentence(answer, total) {
  const { cost, seconds, flat, mode, results } = answer;
  const head = compared(cost, total, mode);
  const tail = [' in ', bold(time(seconds.search))];
  if (mode === 'exact') return [...head, ...tail, '; this is the flat search.'];
  const n = answer.flat_k;
  if (!n) return [...head, ...tail, '; nothing passes these filters.'];
  const missed = flat.missed.length;
  if (answer.steps.some(s => s.forced)) return [...head, ...tail, '; ', ...inBranch(flat.missed, n), '.'];
  const found = el(missed ? 'b.hd-miss' : 'b', { text: `${n - missed} of the flat search\u2019s ${n}` });
  return [...head, ...tail, '; found ', results.length || missed ? found : 'nothing', '.'];
}

export function mountCostLine(root, store) {
  const bar = el('i'),
    text = el('p.hd-cost-text.hd-num', { 'aria-live': 'polite' });
  const open = el(
    'button.hd-link.hd-cost-open',
    { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'hd-compare' },
    'Compare',
    icon('down', 16),
  );
  put(
    root,
    el('span.hd-cost-bar', { 'aria-hidden': 'true' }, bar),
    text,
    open,
    el('span.hd-busy', { 'aria-hidden': 'true' }),
  );
  text.textContent = 'Opening the collection\u2026';
  store.on('answer', answer => {
    const total = answer.cost.total;
    bar.parentNode.classList.toggle('is-unknown', answer.cost.compared == null);
    bar.style.width = `${Math.min(100, (100 * (answer.cost.compared ?? 0)) / total)}%`;
    put(text, sentence(answer, total));
    root.dataset.ready = store.rev;
  });
  return open;
}
