/** A person's file or text as a page that can be shown: as markup, with nothing in it that would reach for the network. */

import { PageTooLarge } from '../../extension/src/engine/engine';
import { readHtml } from '../../extension/src/engine/read';
import { MAX_HTML } from '../../extension/src/shared/messages';

export type Prepared =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too large' | 'no text' };

/** What would run; nothing does, and browsers complain of each. */
const SCRIPTS = 'script:not([type]), script[type=""], script[type*="javascript" i], script[type="module" i]';
/** What a page can ask for that no content policy speaks of. */
const HINTS = 'link[rel~="preconnect" i], link[rel~="dns-prefetch" i]';
const MOST_CONTROLS = 0.05;

export function prepare(source: string): Prepared {
  if (source.trim() === '') return { ok: false, reason: 'empty' };
  if (source.length >= MAX_HTML) return { ok: false, reason: 'too large' };
  if (isBinary(source)) return { ok: false, reason: 'no text' };
  const page = new DOMParser().parseFromString(source, 'text/html');
  for (const hint of page.querySelectorAll(HINTS)) hint.setAttribute('rel', 'external');
  for (const script of page.querySelectorAll(SCRIPTS)) script.setAttribute('type', 'text/plain');
  const doctype = page.doctype ? '<!DOCTYPE html>' : '';
  try {
    return { ok: true, html: doctype + readHtml(page.documentElement).html };
  } catch (error) {
    // Written out, markup is longer.
    if (error instanceof PageTooLarge) return { ok: false, reason: 'too large' };
    throw error;
  }
}

/** Pictures and archives that were dropped by mistake. */
function isBinary(source: string): boolean {
  const start = source.slice(0, 4096);
  // eslint-disable-next-line no-control-regex
  const controls = start.match(/[\0-\x08\x0e-\x1f\ufffd]/g)?.length ?? 0;
  return controls > start.length * MOST_CONTROLS;
}

/** The bytes of a file as text: by its byte order mark, by what it declares, as UTF-8, or as what old pages mean. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const beginning = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(beginning)?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8', { fatal: declared === undefined }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
