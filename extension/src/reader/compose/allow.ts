/** The allow-lists: which elements, attributes and addresses may enter the reader. */

const none: readonly string[] = [];
const cell = ['colspan', 'rowspan', 'scope'] as const;

/** HTML elements that are cloned, with the attributes each may keep beside {@link COMMON_ATTRIBUTES}. */
export const HTML_ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ...[
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'div'],
    ...['pre', 'code', 'kbd', 'samp', 'var', 'em', 'strong', 'b', 'i', 'u', 's', 'small', 'sub', 'sup'],
    ...['mark', 'cite', 'dfn', 'abbr', 'span', 'br', 'wbr', 'hr', 'caption', 'thead', 'tbody', 'tfoot'],
    ...['tr', 'table', 'ruby', 'rt', 'rp', 'bdi', 'bdo', 'details', 'summary', 'blockquote', 'q'],
  ].map((name): [string, readonly string[]] => [name, none]),
  ['ol', ['start', 'reversed', 'type']],
  ['li', ['value']],
  ['del', ['datetime']],
  ['ins', ['datetime']],
  ['time', ['datetime']],
  ['col', ['span']],
  ['colgroup', ['span']],
  ['td', cell],
  ['th', cell],
]);

export const COMMON_ATTRIBUTES: readonly string[] = ['lang', 'dir', 'title'];

/** Elements that are left out with everything in them. */
export const DROPPED: ReadonlySet<string> = new Set([
  ...['script', 'style', 'template', 'link', 'meta', 'base', 'title', 'head', 'input', 'select', 'option'],
  ...['optgroup', 'textarea', 'datalist', 'output', 'progress', 'meter', 'map', 'area', 'param', 'source'],
  ...['track', 'frame', 'frameset', 'noframes', 'noembed', 'portal', 'fencedframe', 'dialog', 'plaintext'],
  ...['xmp', 'applet', 'annotation', 'annotation-xml', 'keygen', 'bgsound', 'selectedcontent'],
]);

/** Elements that end a line of text, so that unwrapping one must not join the words around it. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset'],
  ...['figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr'],
  ...['li', 'main', 'nav', 'ol', 'p', 'pre', 'search', 'section', 'table', 'ul', 'tr', 'td', 'th', 'tbody'],
  ...['thead', 'tfoot', 'caption', 'summary'],
]);

export const MATH_ELEMENTS: ReadonlySet<string> = new Set([
  ...['math', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mrow', 'mfrac', 'msqrt', 'mroot', 'mstyle'],
  ...['merror', 'mpadded', 'mphantom', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'],
  ...['mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mlabeledtr', 'mtd', 'menclose'],
]);

export const MATH_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['display', 'displaystyle', 'scriptlevel', 'mathvariant', 'stretchy', 'symmetric', 'largeop', 'fence'],
  ...['separator', 'form', 'lspace', 'rspace', 'minsize', 'maxsize', 'movablelimits', 'accent'],
  ...['accentunder', 'linethickness', 'width', 'height', 'depth', 'voffset', 'columnalign', 'rowalign'],
  ...['columnspacing', 'rowspacing', 'columnlines', 'rowlines', 'columnspan', 'rowspan', 'notation', 'dir'],
]);

export const SVG_ELEMENTS: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['defs', 'linearGradient', 'radialGradient', 'stop', 'clipPath', 'marker', 'title', 'desc', 'use'],
]);

export const SVG_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['viewBox', 'width', 'height', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy'],
  ...['d', 'points', 'transform', 'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'opacity'],
  ...['stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray', 'text-anchor', 'offset'],
  ...['font-size', 'font-weight', 'font-style', 'dominant-baseline', 'stop-color', 'stop-opacity', 'fx'],
  ...['fy', 'gradientUnits', 'gradientTransform', 'clip-path', 'clip-rule', 'marker-start', 'marker-mid'],
  ...['marker-end', 'markerWidth', 'markerHeight', 'refX', 'refY', 'orient', 'preserveAspectRatio', 'id'],
]);

const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const WEB_SCHEMES = new Set(['http:', 'https:']);

// Only pictures: a data: address of any other type could be a document.
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml)[;,]/i;

function parse(address: string, base: string): URL | null {
  try {
    return new URL(address.trim(), base);
  } catch {
    return null;
  }
}

/** The absolute address of a link; null where following it could run script or leave the web. */
export function safeLink(address: string, base: string): string | null {
  const url = parse(address, base);
  return url && LINK_SCHEMES.has(url.protocol) ? url.href : null;
}

/** The absolute address of a picture; null for anything that is none. */
export function safeImage(address: string, base: string): string | null {
  const trimmed = address.trim();
  if (trimmed === '') return null;
  if (DATA_IMAGE.test(trimmed)) return trimmed;
  const url = parse(trimmed, base);
  return url && (WEB_SCHEMES.has(url.protocol) || url.protocol === 'blob:') ? url.href : null;
}

/** The address of something to embed on request; only over the web. */
export function safeEmbed(address: string, base: string): URL | null {
  const url = parse(address, base);
  return url && WEB_SCHEMES.has(url.protocol) ? url : null;
}
