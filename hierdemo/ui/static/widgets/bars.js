// How high the bars are that stick to the top: --hd-query, --hd-bars. All that must stay clear of them counts with these, and
// words that wrap, a warning or a larger font make them higher. Knows nothing of what stands in them.

/** @param {string} name @param {number} pixels */
const tell = (name, pixels) => document.documentElement.style.setProperty(name, `${Math.round(pixels)}px`);

/**
 * @param {HTMLElement} bar
 * @param {HTMLElement} under the one below it
 */
export function measureBars(bar, under) {
  const measure = () => {
    tell('--hd-query', bar.offsetHeight);
    const { position, top } = getComputedStyle(under); // its place follows from the bar's height
    tell('--hd-bars', position === 'sticky' ? parseFloat(top) + under.offsetHeight : 0);
  };
  const seen = new ResizeObserver(measure);
  seen.observe(bar);
  seen.observe(under);
  addEventListener('resize', measure); // in a low window they do not stick
  measure();
}
