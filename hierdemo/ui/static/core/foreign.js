// Pictures that are not read here, and what is no picture, by their names. Pure. What lies about its name is told by its bytes, on the server.
const RAW = ['cr2', 'cr3', 'crw', 'nef', 'nrw', 'arw', 'dng', 'orf', 'rw2', 'raf', 'pef', 'srw', 'x3f', 'mrw', 'raw'];
/** @type {readonly [kind: string, endings: readonly string[], remedy: string][]} */
const NO_PICTURES = [
  ['video', ['mov', 'mp4', 'm4v', 'avi', 'mkv', 'webm', '3gp', 'mts', 'm2ts', 'wmv', 'mpg', 'mpeg'], ''],
  ['document', ['pdf'], ', export its pages as JPEG'],
  ['drawing', ['svg', 'eps', 'ai'], ', export it as PNG'],
  ['packed folder', ['zip', 'tar', 'rar', '7z'], ', unpack it'],
  ['picture in layers', ['psd', 'xcf'], ', export it as JPEG'],
];

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

/** @param {string} name */
function noPicture(name) {
  const ending = kindOf(name),
    found = NO_PICTURES.find(([, endings]) => endings.includes(ending));
  return found ? `A ${found[0]} (${ending.toUpperCase()}): only pictures are read${found[2]}.` : null;
}

/** @param {string} name */
const heicWords = name =>
  ['heic', 'heif', 'hif'].includes(kindOf(name)) ? 'A HEIC picture: pip install pillow-heif, or export it as JPEG.' : null;

/**
 * What to do with a picture that is not among those that the server reads, or why a file is none; null for anything else.
 * @param {string} name
 */
export const foreignWords = name => rawWords(name) ?? heicWords(name) ?? noPicture(name);
