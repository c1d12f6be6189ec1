/** The pixels of pictures that are already on the screen. Nothing is asked of the network. */

import { createElement } from '../dom/safe';

export interface Picture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly base64: string;
}

/** Larger than any page of an electronic book. */
const LONGEST_SIDE = 2000;
const QUALITY = 0.9;
const MAY_BE_TRANSPARENT = /\.(?:png|gif|svg|webp|avif)(?:$|[?#])|^data:image\/(?:png|gif|svg|webp|avif)|[?&](?:fm|format)=(?:png|webp)/i;

/** Null where the picture has not loaded, or its site does not let other sites read it. */
export function readPicture(image: HTMLImageElement): Picture | null {
  if (!image.complete || image.naturalWidth === 0) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = createElement(document, 'canvas') as HTMLCanvasElement;
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const type = MAY_BE_TRANSPARENT.test(image.currentSrc || image.src) ? 'image/png' : 'image/jpeg';
  try {
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    // As text: bytes that a page's objects hand out stay the page's in Firefox.
    const address = canvas.toDataURL(type, QUALITY);
    const start = `data:${type};base64,`;
    return address.startsWith(start) ? { type, base64: address.slice(start.length) } : null;
  } catch {
    return null;
  }
}

export function dataAddress({ type, base64 }: Picture): string {
  return `data:${type};base64,${base64}`;
}

export function bytesOf({ base64 }: Picture): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
