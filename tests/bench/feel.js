// Put into the page by feel.py: says when the frame was painted that shows what was asked for. Knows the page's own sign
// of being done (data-ready). One question at a time: arm..., then the key or click, then `feel.done`.
window.feel = (() => {
  const one = selector => document.querySelector(selector);
  /** The time just after the next frame has been painted. */
  const painted = () =>
    new Promise(done =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(0);
      }),
    );
  /** Resolves when `test` holds, looked at whenever a part says that it is done: no frame is made for looking. */
  const until = test =>
    new Promise(done => {
      const look = () => test() && (watch.disconnect(), done(painted()));
      const watch = new MutationObserver(look);
      watch.observe(one('#hd-app'), { subtree: true, attributeFilter: ['data-ready'] });
      look();
    });
  const inSight = img => {
    const box = img.getBoundingClientRect();
    return box.width && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  /** The pictures that can be seen now are there and painted. */
  async function pictures() {
    const all = [...document.querySelectorAll('#hd-app img[src]')].filter(inSight);
    await Promise.all(all.map(img => img.decode().catch(() => {})));
    return painted();
  }
  const began = type => new Promise(done => addEventListener(type, e => done(e.timeStamp), { capture: true, once: true }));
  const server = after => {
    const own = e => e.name.endsWith('/hd/answer') && e.startTime >= after - 1;
    const asked = performance.getEntriesByType('resource').filter(own);
    if (asked.length !== 1) throw new Error(`one question made ${asked.length} requests`);
    return asked[0].duration;
  };

  function armAnswer() {
    performance.clearResourceTimings();
    const rev = String(Number(one('#hd-results').dataset.ready) + 1);
    const ready = part => one(part).dataset.ready;
    feel.done = (async () => {
      const start = await began('keydown');
      const seen = until(() => ready('.hd-map').endsWith(`:${rev}`));
      const path = await until(() => ['#hd-path', '#hd-results', '.hd-cost'].every(part => ready(part) === rev));
      const [shown, map] = await Promise.all([pictures(), seen]);
      const all = Math.max(shown, map);
      return { path: path - start, pictures: shown - start, map: map - start, all: all - start, server: server(start) };
    })();
  }
  function armLevel() {
    const before = one('.hd-map').dataset.ready;
    feel.done = (async () => {
      const start = await began('click');
      return { level: (await until(() => one('.hd-map').dataset.ready !== before)) - start };
    })();
  }
  return { armAnswer, armLevel, done: null };
})();
