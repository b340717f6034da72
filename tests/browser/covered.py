"""Which words and controls of the page a bar or a notice lies over, at every place that it can be scrolled to.

A bar from edge to edge ends the window: what lies under it has only been scrolled away, and must be free at some other
place. Anything narrower may lie over nothing, at any place. Knows geometry; does not know what the parts are.
"""

from typing import Any

from playwright.sync_api import Page

SWEEP = """async step => {
  const styles = e => getComputedStyle(e);
  const stuck = e => (!e || /fixed|sticky/.test(styles(e).position) ? e : stuck(e.parentElement));
  const told = e => (e.id ? '#' + e.id : '.' + [...e.classList].join('.'));
  const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !e.closest('.hd-sr, [inert], dialog') && styles(e).pointerEvents !== 'none';
  const clips = e => {
    const found = [];
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
      if (styles(p).overflowX !== 'visible' || styles(p).overflowY !== 'visible') found.push(p);
    return found;
  };
  const words = [], walk = document.createTreeWalker(document.querySelector('#hd-app'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const of = walk.currentNode, e = of.parentElement;
    if (!of.data.trim() || !seen(e)) continue;
    const range = document.createRange();
    range.selectNodeContents(of);
    const boxes = () => [...range.getClientRects()].filter(b => b.width > 2);
    words.push({e, text: of.data.trim().slice(0, 60), boxes, clips: clips(e)});
  }
  for (const e of document.querySelectorAll('#hd-app :is(button, a[href], input, summary, [role=radio])'))
    if (seen(e) && styles(e).opacity !== '0') {
      const text = e.getAttribute('aria-label') || e.innerText || told(e);
      words.push({e, text, boxes: () => [e.getBoundingClientRect()], clips: clips(e)});
    }
  const faults = new Map(), free = new Set(), once = new Set(), bars = new Set();
  const look = word => word.boxes().map(b => {
    const x = b.x + b.width / 2, y = b.y + b.height / 2;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return;
    const cuts = c => x < c.left || x > c.right || y < c.top || y > c.bottom;
    if (word.clips.some(p => cuts(p.getBoundingClientRect()))) return;
    once.add(word);
    const top = document.elementFromPoint(x, y), over = stuck(top);
    if (!over || over.contains(word.e) || top.contains(word.e)) return free.add(word);
    const wide = over.getBoundingClientRect().width >= 0.97 * document.documentElement.clientWidth;
    if (wide) bars.add(told(over));
    else faults.set(word.text + ' under ' + told(over), scrollY);
  });
  const end = () => document.documentElement.scrollHeight - innerHeight; // what loads late makes the page longer
  for (let y = 0; ; y = Math.min(end(), y + step)) {
    scrollTo({top: y, behavior: 'instant'});
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
    words.forEach(look);
    if (y >= end()) break;
  }
  scrollTo({top: 0, behavior: 'instant'});
  return {
    seen: once.size, free: free.size, bars: [...bars],
    covered: [...faults].map(([what, y]) => `${what} at ${y}`),
    never_free: [...once].filter(word => !free.has(word)).map(word => word.text),
  };
}"""


def sweep(page: Page, step: int = 120) -> dict[str, Any]:
    """seen, free: how many words and controls; bars: from edge to edge; covered, never_free: what is wrong."""
    return page.evaluate(SWEEP, step)
