/** Which link of a page leads to the next part of the same story, and to nothing else. */

import * as safe from '../dom/safe';
import { parametersOf, withoutParameters } from '../text/query';

const PAGE_PARAMETER = /^(?:page|paged|pg|p|part|seite|pagina|página|strona|sivu|side|sida|pageno|page_no)$/i;
/** A story's address, then a number that is a segment of its own or hangs on the last one. */
const PAGE_PATHS = [
  /^(.*[^/])\/(?:page|part|seite|pagina|strona|p)[-_/]?(\d{1,3})(\.\w{2,5})?\/?$/i,
  /^(.*[^/])\/(\d{1,3})(\.\w{2,5})?\/?$/i,
  /^(.*[^/])[-_,.](?:page|part|seite|p)?[-_]?(\d{1,3})(\.\w{2,5})?\/?$/i,
];
const MOST_PARTS = 60;

interface Numbered {
  readonly story: string;
  readonly part: number;
}

/** The address of the part after the one at `url`; null where the page names none on the same site. */
export function nextPart(page: Document, url: string, base: string): string | null {
  const root = safe.rootElementOf(page);
  const current = absolute(url, url);
  if (!root || !current) return null;
  // A page may have thousands of links; those that cannot be meant are not worth parsing.
  const digits = /\d(?:\.\w{2,5})?\/?(?:[?#]|$)|[?&][^=]+=\d/;
  for (const link of safe.findAll(root, 'link[rel~="next" i][href], a[href]')) {
    const href = safe.attribute(link, 'href') ?? '';
    if (!digits.test(href)) continue;
    const address = absolute(href, base);
    if (address?.origin !== current.origin) continue;
    const declared = /(?:^|\s)next(?:\s|$)/i.test(safe.attribute(link, 'rel') ?? '');
    if (follows(url, address, declared)) return address.href;
  }
  return null;
}

/** Whether `next` is the part after `url`: the same address but for a number that is one higher. */
export function follows(url: string, next: URL, declared: boolean): boolean {
  const current = absolute(url, url);
  if (current?.origin !== next.origin) return false;
  const byParameter = numbersInParameters(next);
  // "Week-2" after "week-1" may be another story, so a number on both sides needs the page's word.
  const sure = declared || byParameter.length > 0 || /\/\d{1,3}\/?$/.test(next.pathname);
  const before = [...numbersInParameters(current), ...numbersInPath(current)];
  return [...byParameter, ...numbersInPath(next)].some(({ story, part }) => {
    if (part < 2 || part > MOST_PARTS) return false;
    if (part === 2 && story === plain(current)) return true;
    return sure && before.some((one) => one.story === story && one.part + 1 === part);
  });
}

function numbersInParameters(url: URL): Numbered[] {
  return parametersOf(url)
    .filter(({ name, value }) => PAGE_PARAMETER.test(name) && /^\d{1,3}$/.test(value))
    .map(({ name, value }) => ({ story: plain(url, name), part: Number(value) }));
}

function numbersInPath(url: URL): Numbered[] {
  return PAGE_PATHS.flatMap((pattern) => {
    const [, stem, part, extension = ''] = pattern.exec(url.pathname) ?? [];
    if (stem === undefined || part === undefined) return [];
    const rest = new URL(url.href);
    rest.pathname = stem.endsWith(extension) ? stem : stem + extension;
    return [{ story: plain(rest), part: Number(part) }];
  });
}

/** What tells one story from another. */
function plain(url: URL, parameter?: string): string {
  const bare = new URL(url.href);
  bare.pathname = bare.pathname.replace(/(?<=.)\/$/, '');
  return withoutParameters(bare, (name) => name === parameter);
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
