// The colours of branches: ten a theme, in tokens.css. Knows their names there, not which branch has which.

export const COLOURS = 10; // from the next branch on they come again

/**
 * The name of the variable that holds a colour as OKLCH's three numbers.
 * @param {number} hue
 */
export const nameOf = hue => `--hd-branch-${hue}`;

/**
 * What a style sheet draws with: oklch(var(--h)).
 * @param {number | undefined} hue
 */
export const branchColour = hue => ({ '--h': `var(${nameOf(hue ?? 0)})` });

/** Lightness, chroma and degrees. @typedef {[number, number, number]} Lch */

/**
 * The ten as they are where the element stands.
 * @param {Element} element
 * @returns {Lch[]}
 */
export function coloursAt(element) {
  const style = getComputedStyle(element);
  return Array.from({ length: COLOURS }, (_, hue) => {
    const [l, c, h] = style.getPropertyValue(nameOf(hue)).trim().split(/\s+/).map(Number);
    return [l, c, h];
  });
}
