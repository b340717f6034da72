// The server's addresses and how its answers and refusals are read. Knows the HTTP contract, nothing of the page.
// Addresses are relative to the page, so that the app works under a root_path and inside a Space. The shapes:
//
// GET  info        {collection: {name, items, noun, model, model_id, skipped}, trees: [{id, title}],
//                   targets: [pictures, captions, both], the first alone where captions have no vectors,
//                   attributes: [{name, values: [{value, n}]}], examples: [{text, like?}],
//                   defaults: {k, beam, depth, weight, mode, tree, target, embedding},
//                   limits: {k, beam, text, upload_mb},
//                   known: {texts: how many it answers, no_pictures: sentence} without a model, else null,
//                   first: ANSWER, family: FAMILY | null, space: OWNER/NAME | null}
// GET  texts       ?q=: {texts: [those that go with what is typed]}
// GET  tree/ID     {id, snapshot, levels: [title of level 1, ...], nodes: [{id, parent, level, name, n, hue, shade, reps}],
//                   maps: [{level, title, nodes, xy, note}]}; all coordinates lie in 0..1
// GET  map/ID/LEVEL.bin   float32, little endian: every x, then every y.   GET leaf/ID.bin   int32: each item's leaf
// leaf and map take ?v=SNAPSHOT: a browser keeps what is of that snapshot
// GET  thumb/ITEM.webp (128 px), image/ITEM (the original), upload/TOKEN.webp
// GET  item/ITEM   {id, name, title, second: what stands under the title or "", caption, attributes, taxonomy, file}
// GET  curve/TREE  ?target=: {state: measuring | ready | failed, name, n, k, done, of,
//                   points: [{beam, recall, share}], error}: the fixed questions over the beam width
// Of a family, info, curve, tree, map and leaf take ?e=MEMBER; pictures are the same for all of them.
// POST answer      ASK -> ANSWER.   POST compare   ASK -> {exact: [ids], ways: [WAY]}
// POST picture     the file's bytes -> {token, width, height, warnings}
// GET  log         LOG {allowed, why: sentence | null, n, undo, redo, rows: [{n, when, tree, said}]}
// POST edit        {embedding, snapshot, op, tree, args} -> {said, effect, notes, node: new id | null, snapshot, tree,
//                  old_to_new: [id | -1], log: LOG}.   POST undo, redo   {embedding, snapshot} -> the same
// All of these lie under c/ID/, too, for another collection than the one that the app opened. Of the app as a whole:
// GET  collections        {collections: [{id, kind: given | built | beside | demo, name, items, noun, model, first, error}],
//                   local, kept, models: [{id, drawings}], drawings: sentence, suffixes, limits,
//                   steps: as BUILD has them}
// GET  collections/about?c=ID   what collection_about.js shows.   POST collections/mine   {ids} -> {mine: [{id} + BUILD]}
// POST build/begin {visitor} -> {id}.   POST build/file?id=&name=   the file's bytes -> {file}
// POST build/start {id, name, model, left_out: [{file, reason}]} -> {id}
// POST build/folder {visitor, path, out, name, model} -> {id}
// POST build/state {id} -> BUILD {state: uploading | running | done | failed, name, stage, step, done, of, found, error,
//                   steps: [{id, title}], numbers: [what there is to say of the present step],
//                   items, skipped: [{file, reason}], n_skipped, n_duplicates, open: its id | null, private}
// POST build/remove {id}: cancels, or removes a visitor's own
// A refusal is a 4xx or 5xx with {error: "one sentence with the remedy"}.
//
// ASK     {text, picture: token | null, like: item | null, weight (share of the words), mode, tree, target, k, beam, depth (all if
//          null),
//          where: {attribute: value}, forced: [node | null, level 1 first], along: levels of `forced` that only came
//          with a deeper one (the page's own, which the server leaves), embedding: a member's id | null}
// ANSWER  {query, mode, tree, target, snapshot, k, beam, depth, forced, where, steps: [STEP], results: [item + {rank, score, leaf}],
//          falloff: index | null, cost: {compared | null, nodes, items | null, total}, seconds: {encode, search, flat},
//          flat: {recall, compared, missed: [{id, rank, lost_at_level: level | "forced" | null}]}, flat_k: its
//          number of results, stars, warnings}
// STEP    {level, node (on the path), score, margin | null, close, forced, n_candidates, n_kept,
//          runner_up: {node, score} | null, how, cards: [{node, parent, score, state: chosen | kept | passed}]}
// FAMILY  {dial, about, method, default, members: [{id, title, strength, about, figures: {measure's key: number}}],
//          measures: [{key, title, unit: share | number, better: high | low, side: hierarchy | meaning, about}]}
// WAY     {mode, title, found, k, compared | null, estimate, seconds, ranks: [{id, score, found, lost_at_level}]}

export class ApiError extends Error {}

let here = ''; // the collection that the page shows, unless it is the one that the app opened

/** Everything asked from now on is of this collection; null: of the one that the app opened. */
export const enter = id => {
  here = id ? `c/${encodeURIComponent(id)}/` : '';
};

/** An address of the collection's; one that begins with / is the app's, whatever collection is shown. */
export const at = path => new URL(`hd/${path.startsWith('/') ? path.slice(1) : here + path}`, document.baseURI).href;
export const thumb = id => at(`thumb/${id}.webp`);
export const image = id => at(`image/${id}`);
export const upload = token => at(`upload/${token}.webp`);

const SILENT = 'The server does not answer. Check that hierdemo is still running, then try again.';

async function call(path, options) {
  let reply;
  try {
    reply = await fetch(at(path), options);
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError(SILENT);
  }
  if (reply.ok) return reply.json();
  const told = await reply.json().catch(() => ({}));
  const sentence = told.error ?? `The server could not do this (${reply.status}). Try again, or reload the page.`;
  throw Object.assign(new ApiError(sentence), { status: reply.status });
}

export const get = path => call(path, {});
export const post = (path, body, signal) =>
  call(path, { method: 'POST', body: JSON.stringify(body), signal, headers: { 'Content-Type': 'application/json' } });
export const send = (path, file, signal) =>
  call(path, { method: 'POST', body: file, signal, headers: { 'Content-Type': 'application/octet-stream' } });
