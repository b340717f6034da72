// Pictures that are not read here, by their names. Pure. What lies about its name is told by its bytes, on the server.
const RAW = ['cr2', 'cr3', 'crw', 'nef', 'nrw', 'arw', 'dng', 'orf', 'rw2', 'raf', 'pef', 'srw', 'x3f', 'mrw', 'raw'];

/** @param {string} name */
const kindOf = name => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/**
 * What to do with a raw photograph, or null for anything else.
 * @param {string} name
 */
export function rawWords(name) {
  const kind = kindOf(name);
  return RAW.includes(kind) ? `A raw photograph (${kind.toUpperCase()}): export it as JPEG.` : null;
}

/**
 * What to do with a picture that is not among those that the server reads, or null.
 * @param {string} name
 */
export const foreignWords = name =>
  rawWords(name) ?? (['heic', 'heif', 'hif'].includes(kindOf(name)) ? 'A HEIC picture: pip install pillow-heif, or export it as JPEG.' : null);
