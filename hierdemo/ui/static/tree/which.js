// Which of the collection's trees is drawn, above it: choosing another asks the question again in it.
/** @import { Store } from '../core/store.js' */
import { put, show } from '../core/dom.js';
import { cap } from '../core/format.js';
import { segments } from '../widgets/pop.js';

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountWhich(place, store) {
  /** @type {ReturnType<typeof segments> | null} */
  let group = null;
  const draw = () => group?.set(store.state.ask.tree);
  function build() {
    const names = store.info.trees.map(({ id, title }) => ({ id, title: cap(title) }));
    group = segments('Tree', 'hd-which-tree', names, id => store.search({ tree: id }));
    put(place, group.node);
    show(place, names.length > 1);
    draw();
  }
  store.on('ready', build);
  store.on('collection', build); // another member of the family has trees of its own
  store.on('answer', draw);
}
