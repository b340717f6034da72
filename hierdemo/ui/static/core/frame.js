// The page inside another page: a Space shows the app in a frame, under an address of its own. Tells that page what the
// address should say, and makes the link that one gives to others. Knows the address, not what stands in it.
//
// How a Space listens: huggingface.co/docs/hub/spaces-handle-url-parameters. It hands its own query on to the frame once,
// when it loads; after that a message {queryString, hash} to its origin changes the address that a visitor sees.
import { follow } from './address.js';

const HOST = 'https://huggingface.co';

/** The query that may be given to others. What begins with __ is the host's or Gradio's own: a theme, a visitor's token. */
export function open(search = location.search) {
  const params = new URLSearchParams(search);
  for (const name of [...params.keys()]) if (name.startsWith('__')) params.delete(name);
  const text = params.toString();
  return text && `?${text}`;
}

const framed = () => window.parent !== window;

/** Whether the page has an address of this machine's own, or is a file of it: nobody else can open that. */
export const isLocal = (host = location.hostname) => /^(|localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(host);

/** What is said of a link to such an address. */
export const LOCAL =
  globalThis.location?.protocol === 'file:'
    ? 'It opens on this machine only: to show others, save a picture of it, or give them this copy.'
    : 'It opens on this machine only: to show others, save a picture of it, or start hierdemo with --host 0.0.0.0.';

/**
 * Where others find this page.
 * @param {string | null} [space] OWNER/NAME of the Space that it runs in
 */
export function link(space) {
  const own = location.href.split(/[?#]/)[0]; // of a file, too, which has no origin
  return (framed() && space ? `${HOST}/spaces/${space}` : own) + open() + location.hash;
}

/**
 * Tell the Space's page of every change of the address, the browser's back and forward included.
 * @param {string | null} space
 */
export function tellParent(space) {
  const parents = location.ancestorOrigins; // Firefox has none: it drops the message where the parent is another page
  if (!framed() || !space || (parents && parents[0] !== HOST)) return;
  let told = open();
  const tell = () => {
    if (open() === told) return;
    told = open();
    window.parent.postMessage({ queryString: told, hash: location.hash }, HOST);
  };
  follow(tell);
  addEventListener('popstate', tell);
}
