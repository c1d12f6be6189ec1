/** Pictures, wherever pages put their addresses until a reader scrolls to them. */

import * as safe from '../dom/safe';
import { withoutParameters } from '../text/query';
import { safeImage } from './allow';
import { bestCandidate } from './srcset';
import { make, type Composition } from './context';

const LAZY_SOURCES = [
  ...['data-src', 'data-original', 'data-lazy-src', 'data-original-src', 'data-url', 'data-hi-res-src'],
  ...['data-full-src', 'data-image', 'data-img-src', 'data-echo', 'data-actualsrc', 'data-delayed-url'],
  ...['data-lazy', 'data-image-src', 'data-large-src', 'data-pin-media', 'data-orig-file'],
];
const LAZY_SETS = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'data-src-set', 'data-bgset'];
const PLACEHOLDER_NAME = /(?:^|[/_.-])(?:placeholder|spacer|blank|lazy|loading|transparent|pixel|1x1|grey|gray)[\w-]*\.(?:gif|png|svg|jpe?g|webp)(?:$|\?)/i;

// Below these sizes a picture is a tracking pixel or an icon in the text.
const PIXEL = 2;
const ICON = 40;
// A blurred stand-in is far smaller than any picture shown across a column.
const STAND_IN = 80;

export function picture(composed: Composition, element: Element): Element | null {
  const image = safe.nameOf(element) === 'picture' ? safe.find(element, 'img') : element;
  const emoji = image && emojiOf(image);
  if (emoji) {
    const text = make(composed, 'span');
    text.append(emoji);
    return text;
  }
  const address = addressOf(composed, element, image);
  if (address === null) return null;
  return build(composed, address, image);
}

/** The picture a lazy loader left for browsers without scripts; its text is parsed, never run. */
export function imageFromNoscript(composed: Composition, element: Element): Element | null {
  const image = noscriptImage(element);
  if (!image) return null;
  const address = addressOf(composed, safe.closest(image, 'picture') ?? image, image);
  // The picture before it may be the same one, already loaded by a script.
  if (address === null || composed.pictures.has(pictureKey(address))) return null;
  return build(composed, address, image);
}

function noscriptImage(element: Element): Element | null {
  const direct = safe.find(element, 'img');
  if (direct) return direct;
  const source = safe.textOf(element);
  if (!/<img\b/i.test(source)) return null;
  try {
    return new DOMParser().parseFromString(source, 'text/html').querySelector('img');
  } catch {
    // A page's Trusted Types policy may forbid parsing; then the fallback is lost, and only it.
    return null;
  }
}

/** Drawings of scripts, where the page allows their pixels to be read. */
export function imageFromCanvas(composed: Composition, element: Element): Element | null {
  if (!(element instanceof HTMLCanvasElement) || element.width < 100 || element.height < 60) return null;
  try {
    const image = make(composed, 'img');
    image.setAttribute('src', element.toDataURL('image/png'));
    image.setAttribute('alt', safe.attribute(element, 'aria-label') ?? '');
    return image;
  } catch {
    return null;
  }
}

/** A figure whose picture is a background. */
export function backgroundPicture(composed: Composition, element: Element): Element | null {
  for (const candidate of [element, ...safe.findAll(element, '[style], [data-bg], [data-background-image]')]) {
    const named = safe.attribute(candidate, 'data-bg') ?? safe.attribute(candidate, 'data-background-image');
    const style = /background(?:-image)?:[^;]*url\(\s*(["']?)(.*?)\1\s*\)/i.exec(safe.attribute(candidate, 'style') ?? '');
    const raw = (named ?? style?.[2] ?? '').replace(/^url\(["']?|["']?\)$/g, '');
    const address = raw === '' ? null : safeImage(raw, composed.base);
    if (address !== null) return build(composed, address, null, safe.attribute(candidate, 'aria-label') ?? '');
  }
  return null;
}

function addressOf(composed: Composition, element: Element, image: Element | null): string | null {
  if (image instanceof HTMLImageElement) {
    const shown = shownAddress(composed, image);
    if (shown !== null) return shown;
    if (image.complete && image.naturalWidth > 0 && image.naturalWidth <= PIXEL && !hasLazySource(element, image)) {
      return null;
    }
  }
  for (const raw of candidates(element, image)) {
    const address = safeImage(raw, composed.base);
    if (address !== null && !isPlaceholder(address)) return address;
  }
  return null;
}

/** What the page has loaded and shows already: taking exactly this asks the network for nothing. */
function shownAddress(composed: Composition, image: HTMLImageElement): string | null {
  if (!image.complete || image.naturalWidth <= PIXEL) return null;
  const address = safeImage(image.currentSrc, composed.base);
  if (address === null || isPlaceholder(address)) return null;
  const standIn = image.naturalWidth < STAND_IN && hasLazySource(image, image);
  return standIn ? null : address;
}

function hasLazySource(element: Element, image: Element): boolean {
  const holders = [image, element, ...safe.findAll(safe.closest(image, 'picture') ?? element, 'source')];
  return [...LAZY_SOURCES, ...LAZY_SETS].some((name) => holders.some((holder) => safe.hasAttribute(holder, name)));
}

function* candidates(element: Element, image: Element | null): Generator<string> {
  const holders = image && image !== element ? [image, element] : [element];
  for (const name of LAZY_SETS) {
    for (const holder of holders) yield* best(safe.attribute(holder, name));
  }
  for (const name of LAZY_SOURCES) {
    for (const holder of holders) {
      const value = safe.attribute(holder, name);
      if (value !== null && /^(?:https?:|\/|\.|data:image|[\w-]+[/.])/i.test(value.trim())) yield value;
    }
  }
  if (element !== image) {
    for (const source of safe.findAll(element, 'source')) {
      if (/^video\//i.test(safe.attribute(source, 'type') ?? '')) continue;
      yield* best(safe.attribute(source, 'data-srcset') ?? safe.attribute(source, 'srcset'));
    }
  }
  if (!image) return;
  yield* best(safe.attribute(image, 'srcset'));
  const src = safe.attribute(image, 'src');
  if (src !== null) yield src;
}

function* best(srcset: string | null): Generator<string> {
  const candidate = srcset === null ? null : bestCandidate(srcset);
  if (candidate !== null) yield candidate;
}

function isPlaceholder(address: string): boolean {
  if (/^data:/i.test(address)) {
    // A real picture in an address is long; "1 by 1" in any format, or an empty drawing, is short.
    return address.length < 400;
  }
  return PLACEHOLDER_NAME.test(address);
}

function build(composed: Composition, address: string, source: Element | null, alt = ''): Element | null {
  const [width, height] = source ? sizeOf(source) : [0, 0];
  const tiny = (size: number): boolean => size > 0 && size <= PIXEL;
  if (tiny(width) || tiny(height)) return null;
  const icon = width > 0 && width <= ICON && height <= ICON;
  const key = pictureKey(address);
  if (!icon && composed.pictures.has(key)) return null;
  composed.pictures.add(key);
  const image = make(composed, 'img', icon ? 'icon' : '');
  image.setAttribute('src', address);
  image.setAttribute('alt', (source && safe.attribute(source, 'alt')) ?? alt);
  image.setAttribute('decoding', 'async');
  image.setAttribute('loading', 'lazy');
  if (width > 0 && height > 0) {
    // Both together reserve the place, so that the text does not jump when the picture arrives.
    image.setAttribute('width', String(width));
    image.setAttribute('height', String(height));
  }
  const policy = source && safe.attribute(source, 'referrerpolicy');
  if (policy && /^[a-z-]+$/.test(policy)) image.setAttribute('referrerpolicy', policy);
  const cors = source && safe.attribute(source, 'crossorigin');
  // Asked for in the same way as the page did, the picture comes from the browser's cache.
  if (cors !== null) image.setAttribute('crossorigin', cors === 'use-credentials' ? cors : 'anonymous');
  return image;
}

const SIZE_PARAMETER =
  /^(?:w|h|width|height|size|sz|s|q|quality|dpr|fit|crop|resize|scale|auto|fm|format|imwidth|rect|strip|ssl)$/i;

/** One picture in several sizes is one picture: the parts that name a size do not count. */
function pictureKey(address: string): string {
  if (/^(?:data|blob):/i.test(address)) return address;
  const url = new URL(address);
  url.pathname = url.pathname.replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, '');
  return withoutParameters(url, (name) => SIZE_PARAMETER.test(name));
}

function sizeOf(image: Element): [number, number] {
  if (image instanceof HTMLImageElement && image.complete && image.naturalWidth > PIXEL) {
    const lazy = image.naturalWidth < STAND_IN && hasLazySource(image, image);
    if (!lazy) return [image.naturalWidth, image.naturalHeight];
  }
  return [number(image, 'width'), number(image, 'height')];
}

function number(element: Element, name: string): number {
  const value = safe.attribute(element, name) ?? '';
  return /^\d{1,5}(?:px)?$/.test(value) ? Number.parseInt(value, 10) : 0;
}

/** Sites draw emoji as pictures; the character itself is better. */
function emojiOf(image: Element): string | null {
  const alt = safe.attribute(image, 'alt') ?? '';
  return alt.length <= 16 && /^(?:\p{Extended_Pictographic}|\p{EMod}|\u200d|\ufe0f)+$/u.test(alt) ? alt : null;
}
