/** Which link of a page leads to the next part of the same story, and to nothing else. */

import * as safe from '../dom/safe';

const PAGE_PARAMETER = /^(?:page|paged|pg|p|part|seite|pagina|página|strona|sivu|side|sida|pageno|page_no)$/i;
/** A story's address, then a number that is a segment of its own or hangs on the last one. */
const PAGE_PATH = /^(.*?[^/])(?:\/(?:page|part|seite|pagina|strona|p)?[-_/]?|[-_,.](?:page|part|seite|p)?[-_]?)(\d{1,3})(\.\w{2,5})?\/?$/i;
const MOST_PARTS = 60;

interface Numbered {
  readonly story: string;
  readonly part: number;
}

/** The address of the part after the one at `url`; null where the page names none on the same site. */
export function nextPart(page: Document, url: string, base: string): string | null {
  const root = safe.rootElementOf(page);
  if (!root) return null;
  for (const link of safe.findAll(root, 'link[rel~="next" i][href], a[href]')) {
    const address = absolute(safe.attribute(link, 'href') ?? '', base);
    const declared = /(?:^|\s)next(?:\s|$)/i.test(safe.attribute(link, 'rel') ?? '');
    if (address && follows(url, address, declared)) return address.href;
  }
  return null;
}

/** Whether `next` is the part after `url`: the same address but for a number that is one higher. */
export function follows(url: string, next: URL, declared: boolean): boolean {
  const current = absolute(url, url);
  if (current?.origin !== next.origin) return false;
  const after = numberedByParameter(next) ?? numberedByPath(next);
  if (!after || after.part < 2 || after.part > MOST_PARTS) return false;
  if (after.part === 2 && after.story === plain(current)) return true;
  // "Week-2" after "week-1" may be another story, so a number on both sides needs the page's word.
  const byParameter = numberedByParameter(next) !== null;
  const before = byParameter ? numberedByParameter(current) : numberedByPath(current);
  if (before?.story !== after.story || before.part + 1 !== after.part) return false;
  return declared || byParameter || /\/\d{1,3}\/?$/.test(next.pathname);
}

function numberedByParameter(url: URL): Numbered | null {
  for (const [name, value] of url.searchParams) {
    if (!PAGE_PARAMETER.test(name) || !/^\d{1,3}$/.test(value)) continue;
    const rest = new URL(url.href);
    rest.searchParams.delete(name);
    return { story: plain(rest), part: Number(value) };
  }
  return null;
}

function numberedByPath(url: URL): Numbered | null {
  const [, stem, part, extension = ''] = PAGE_PATH.exec(url.pathname) ?? [];
  if (stem === undefined || part === undefined) return null;
  const rest = new URL(url.href);
  rest.pathname = stem.endsWith(extension) ? stem : stem + extension;
  return { story: plain(rest), part: Number(part) };
}

/** Without what does not tell one story from another. */
function plain(url: URL): string {
  const search = new URLSearchParams(url.search);
  search.sort();
  return `${url.pathname.replace(/\/$/, '')}?${search.toString()}`;
}

function absolute(href: string, base: string): URL | null {
  try {
    const url = new URL(href, base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}
