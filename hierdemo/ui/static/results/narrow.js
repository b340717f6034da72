// What the leaf of the best result could be narrowed by: its commonest attributes as chips over the results, each a
// filter in one click. The counts are the server's (present/facets.py); knows the answer, keeps nothing.
import { el, put, show } from '../core/dom.js';
import { swatch } from '../core/swatch.js';
import { count } from '../core/format.js';

export function mountNarrow(root, store) {
  const draw = ({ narrow }) => {
    const values = narrow?.values ?? [];
    show(root, values.length > 0);
    if (!values.length) return;
    const name = store.tree.node(narrow.node)?.name ?? '';
    put(
      root,
      el('span.hd-narrow-in', {}, 'In ', el('b', { text: name }), ', only'),
      values.map(({ name: attribute, value, n }) => {
        const colour = swatch(attribute, value);
        return el(
          'button.hd-narrow',
          {
            type: 'button',
            'aria-label': `Only ${attribute} ${value}, ${count(n)} of ${count(narrow.n)} in ${name}`,
            onclick: () => store.toggleFilter(attribute, value),
          },
          colour && el('i.hd-sw', { vars: { '--c': colour } }),
          el('span', { text: value }),
          el('span.hd-num', { text: count(n) }),
        );
      }),
    );
  };
  store.on('answer', draw);
}
