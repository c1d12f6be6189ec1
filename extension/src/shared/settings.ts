/** What the person has chosen, as a value; where it is kept is `settings-store.ts`. */

import { KINDS, type Kind } from './analysis';
import { isBoolean, isListOf, isOneOf, isRecord, isStringUpTo } from './guard';

export const SETTINGS_VERSION = 1;

/** Only what is this sure is hidden; lower hides more. */
export const THRESHOLDS = { gentle: 0.8, standard: 0.5, thorough: 0.35 } as const;
export type Level = keyof typeof THRESHOLDS;
export const LEVELS = Object.keys(THRESHOLDS) as Level[];

export interface Settings {
  readonly version: typeof SETTINGS_VERSION;
  /** Whether pages are cleaned at all. */
  readonly enabled: boolean;
  /** Sites whose pages are left alone, as {@link siteOf} names them. */
  readonly offSites: readonly string[];
  /** Which kinds are hidden. */
  readonly kinds: Readonly<Record<Kind, boolean>>;
  readonly level: Level;
}

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  enabled: true,
  offSites: [],
  kinds: {
    ad: true,
    related: true,
    teaser: true,
    newsletter: true,
    social: true,
    overlay: true,
    // Comments are what some people come for: they stay unless asked away.
    comments: false,
  },
  level: 'standard',
};

export type Loaded = { readonly ok: true; readonly settings: Settings } | { readonly ok: false };

const MAX_SITES = 5_000;
const isSite = isStringUpTo(260);
const isSites = isListOf(isSite, MAX_SITES);
const isLevel = isOneOf(LEVELS);

/**
 * Settings from what was stored. Nothing stored gives the defaults; what cannot be understood (damaged, or
 * written by a newer version) is refused, so that the caller leaves it where it is.
 */
export function settingsFrom(stored: unknown): Loaded {
  if (stored === undefined) return { ok: true, settings: DEFAULT_SETTINGS };
  if (!isRecord(stored) || stored['version'] !== SETTINGS_VERSION) return { ok: false };
  const { enabled, offSites, kinds, level } = stored;
  if (!isBoolean(enabled) || !isSites(offSites) || !isLevel(level)) return { ok: false };
  const chosen = kindsFrom(kinds);
  if (!chosen) return { ok: false };
  return { ok: true, settings: { version: SETTINGS_VERSION, enabled, offSites, kinds: chosen, level } };
}

/** A kind that is not mentioned is at its default, so that new kinds need no migration. */
function kindsFrom(stored: unknown): Record<Kind, boolean> | undefined {
  if (!isRecord(stored)) return undefined;
  const chosen = { ...DEFAULT_SETTINGS.kinds };
  for (const kind of KINDS) {
    const value = stored[kind];
    if (value === undefined) continue;
    if (!isBoolean(value)) return undefined;
    chosen[kind] = value;
  }
  return chosen;
}

/** The name of a page's site: its host without `www.`; for pages without a host, their scheme. */
export function siteOf(url: string): string {
  try {
    const { hostname, protocol } = new URL(url);
    return hostname === '' ? protocol : hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** Whether pages of a site are cleaned. */
export function isOnAt(settings: Settings, site: string): boolean {
  return settings.enabled && !isOffAt(settings, site);
}

export function isOffAt(settings: Settings, site: string): boolean {
  return settings.offSites.includes(site);
}

export function withSite(settings: Settings, site: string, on: boolean): Settings {
  const others = settings.offSites.filter((off) => off !== site);
  return { ...settings, offSites: on ? others : [...others, site].slice(-MAX_SITES) };
}
