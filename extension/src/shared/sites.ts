/** The names of sites: hosts without `www.`, or `*.` and a host for it and all below it. */

const MAX_NAME = 253;

/** The name of a page's site: its host without `www.`; for pages without a host, their scheme. */
export function siteOf(url: string): string {
  try {
    const { hostname, protocol } = new URL(url);
    return hostname === '' ? protocol : hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** All names under which something may be said of a site, the site's own first. */
export function mostSpecificFirst(site: string): string[] {
  if (site === '') return [];
  if (!site.includes('.') || /^[\d.]+$|[[:]/.test(site)) return [site];
  const labels = site.split('.');
  return [site, ...labels.map((_, at) => `*.${labels.slice(at).join('.')}`)];
}

/** A name as it would be stored, from what a person wrote or pasted: an address, a host, a wildcard. */
export function siteFrom(written: string): string | undefined {
  const trimmed = written.trim().toLowerCase();
  if (trimmed === 'file:' || trimmed.startsWith('file://')) return 'file:';
  const wildcard = /^(?:\w+:\/\/)?\*\./.test(trimmed);
  const rest = trimmed.replace(/^(\w+:\/\/)?\*\./, '$1');
  if (rest === '' || /\s/.test(rest) || /^(?!https?:)\w+:\/\//.test(rest)) return undefined;
  const url = /^https?:\/\//.test(rest) ? rest : `http://${rest}`;
  if (!URL.canParse(url)) return undefined;
  const { hostname, username } = new URL(url);
  if (username !== '' || hostname === '' || hostname.includes('*')) return undefined;
  const site = hostname.replace(/^www\./, '');
  const name = wildcard ? `*.${site}` : site;
  return isSiteName(name) ? name : undefined;
}

/** Whether something may be stored as the name of a site. Schemes such as `file:` are sites of their own. */
export function isSiteName(name: string): boolean {
  return name.length <= MAX_NAME && /^(?:\*\.)?[^\s*/?#@:[\]]+$|^\[[\da-f:.]+\]$|^[a-z][a-z\d+.-]*:$/.test(name);
}
