// The page's address: what of the state it holds, and how it is read back. Foreign parameters (?__theme=) stay.
// In forced=~4.12 the wave marks a branch that only came along with a deeper one.

const OWN = ['q', 'like', 'e', 'tree', 'target', 'mode', 'depth', 'beam', 'k', 'level', 'where', 'forced', 'weight'];
const followers = new Set();

/** Call `fn` after every change that the page makes to its address. */
export const follow = fn => followers.add(fn);

/** The one place that changes the address. `push` adds a step that Back undoes; `state` is the history's own. */
export function go(url, { push = false, state = history.state } = {}) {
  const same = url.href === location.href;
  try {
    if (!same || state !== history.state) history[push && !same ? 'pushState' : 'replaceState'](state, '', url);
  } catch {
    /* a sandboxed frame may forbid it; the page works without */
  }
  if (!same) followers.forEach(fn => fn());
}

/** {ask, level} that the address asks for; only what it names, checked against what the server offers. */
export function read(info) {
  const params = new URLSearchParams(location.search);
  const ask = {};
  const number = (name, low, high) => {
    const v = params.has(name) ? Number(params.get(name)) : NaN;
    return Number.isFinite(v) ? Math.min(high, Math.max(low, v)) : undefined;
  };
  const set = (name, value) => {
    if (value !== undefined) ask[name] = value;
  };
  if (params.has('q')) ask.text = params.get('q').slice(0, info.limits.text + 1);
  set('like', number('like', 0, info.collection.items - 1));
  set('beam', number('beam', 1, info.limits.beam));
  set('k', number('k', 1, info.limits.k));
  const depth = number('depth', 1, 99);
  if (depth) ask.depth = Math.round(depth);
  set('weight', number('weight', 0, 1));
  if (info.trees.some(t => t.id === params.get('tree'))) ask.tree = params.get('tree');
  if (info.family?.members.some(m => m.id === params.get('e'))) ask.embedding = params.get('e');
  if (['drill-down', 'hnsw', 'exact'].includes(params.get('mode'))) ask.mode = params.get('mode');
  if (info.targets.includes(params.get('target'))) ask.target = params.get('target');
  if (params.has('where')) {
    const pairs = params
      .get('where')
      .split(',')
      .map(p => p.split(':'));
    ask.where = Object.fromEntries(
      pairs.filter(([name, value]) => value && info.attributes.some(a => a.name === name)),
    );
  }
  if (params.has('forced')) {
    const parts = params.get('forced').split('.');
    ask.forced = parts.map(v => (v === '' ? null : Number(v.replace('~', ''))));
    ask.along = parts.flatMap((v, i) => (v.startsWith('~') ? [i + 1] : []));
  }
  if (history.state?.hdPicture) ask.picture = history.state.hdPicture;
  return { ask, level: number('level', 1, 99) };
}

/** Write the state into the address; `push` adds a step that Back undoes. */
export function write({ ask, level }, defaults, push) {
  const url = new URL(location.href);
  OWN.forEach(name => url.searchParams.delete(name));
  const set = (name, value) => url.searchParams.set(name, value);
  if (ask.text) set('q', ask.text);
  if (ask.like != null) set('like', ask.like);
  if (ask.embedding !== defaults.embedding) set('e', ask.embedding);
  for (const name of ['tree', 'target', 'mode', 'depth', 'beam', 'k']) if (ask[name] !== defaults[name]) set(name, ask[name]);
  if ((ask.like != null || ask.picture) && ask.text && ask.weight !== defaults.weight) set('weight', ask.weight);
  const where = Object.entries(ask.where);
  if (where.length) set('where', where.map(p => p.join(':')).join(','));
  if (ask.forced.some(n => n != null)) set('forced', ask.forced.map((n, i) => `${ask.along.includes(i + 1) ? '~' : ''}${n ?? ''}`).join('.'));
  if (level) set('level', level);
  go(url, { push, state: { hdPicture: ask.picture } });
}

/** A parameter that a part of the page keeps for itself, or null; keep() writes it into the present step of the history. */
export const kept = name => new URLSearchParams(location.search).get(name);

export function keep(name, value) {
  const url = new URL(location.href);
  if (value == null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  go(url);
}
