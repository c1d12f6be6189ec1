/** Videos, players and embedded posts: named places that load only when the reader asks for it. */

import * as safe from '../dom/safe';
import { safeEmbed } from './allow';
import { make, type Composition } from './context';

const EMBEDS = new Set([
  ...['iframe', 'video', 'audio', 'object', 'embed', 'amp-youtube', 'amp-iframe', 'amp-video'],
  ...['lite-youtube', 'lite-vimeo', 'youtube-video'],
]);

const LAZY_ADDRESSES = ['data-src', 'data-lazy-src', 'data-litespeed-src', 'data-cmp-src', 'data-url', 'src', 'data'];

export type EmbedKind = 'frame' | 'video' | 'audio';

export function isEmbed(name: string): boolean {
  return EMBEDS.has(name);
}

/**
 * A place for the embed. It holds no address that a browser would follow: the shell reads
 * `data-embed` when the button is pressed.
 */
export function embed(composed: Composition, element: Element, name: string): Element | null {
  const address = addressOf(composed, element, name);
  if (!address || isInvisible(element)) return null;
  const kind: EmbedKind = name === 'audio' ? 'audio' : name === 'video' || name === 'amp-video' ? 'video' : 'frame';
  const place = make(composed, 'div', 'embed');
  place.setAttribute('data-embed', address.href);
  place.setAttribute('data-kind', kind);
  const ratio = ratioOf(element);
  if (ratio) place.setAttribute('data-ratio', ratio);
  const title = safe.attribute(element, 'title') ?? safe.attribute(element, 'aria-label');
  if (title) place.setAttribute('title', title);
  const link = make(composed, 'a');
  link.setAttribute('href', address.href);
  link.append(title ?? address.host);
  place.append(link);
  return place;
}

function addressOf(composed: Composition, element: Element, name: string): URL | null {
  const video = safe.attribute(element, 'videoid') ?? safe.attribute(element, 'data-videoid');
  if (video && /^[\w-]{1,40}$/.test(video)) {
    if (name.includes('youtube')) return new URL(`https://www.youtube-nocookie.com/embed/${video}`);
    if (name.includes('vimeo')) return new URL(`https://player.vimeo.com/video/${video}`);
  }
  const sources = [element, ...safe.findAll(element, 'source, embed')];
  for (const source of sources) {
    for (const attribute of LAZY_ADDRESSES) {
      const value = safe.attribute(source, attribute);
      const address = value === null || value.trim() === '' ? null : safeEmbed(value, composed.base);
      if (address) return address;
    }
  }
  return null;
}

function isInvisible(element: Element): boolean {
  const tiny = (name: string): boolean => /^[0-2](?:px)?$/.test(safe.attribute(element, name) ?? '');
  return tiny('width') || tiny('height');
}

function ratioOf(element: Element): string | null {
  const size = (name: string): number => {
    const value = safe.attribute(element, name) ?? '';
    return /^\d{2,4}(?:px)?$/.test(value) ? Number.parseInt(value, 10) : 0;
  };
  const [width, height] = [size('width'), size('height')];
  return width > 0 && height > 0 ? `${width} / ${height}` : null;
}
