// Pictures that are not read here, by their names. Pure. What lies about its name is told by its bytes, on the server.
const RAW = ['cr2', 'cr3', 'crw', 'nef', 'nrw', 'arw', 'dng', 'orf', 'rw2', 'raf', 'pef', 'srw', 'x3f', 'mrw', 'raw'];

/**
 * What to do with a picture that is not read here, or null.
 * @param {string} name
 */
export function foreignWords(name) {
  const kind = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (RAW.includes(kind)) return `A raw photograph (${kind.toUpperCase()}): export it as JPEG.`;
  return ['heic', 'heif', 'hif'].includes(kind) ? 'A HEIC picture: export it as JPEG.' : null;
}

