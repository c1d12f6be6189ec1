/** Settings as entries of a synced store: one for each thing that can be chosen by itself, one for each site. */

import { KINDS } from './analysis';
import { isBoolean, isListOf, isOneOf, isOptional, isRecord, isStringUpTo, type Guard } from './guard';
import {
  APPEARANCES,
  COMMENTS,
  DEFAULT_SETTINGS,
  LEVELS,
  PLAIN_KINDS,
  type PlainKind,
  type Settings,
  type SiteChoices,
} from './settings';
import { isSiteName } from './sites';
import type { Entry, Json, Migration, StoreShape } from './synced-store';

export const SETTINGS_VERSION = 2;

const KIND = 'kind:';
const SITE = 'site:';

const isLevel = isOneOf(LEVELS);
const isComments = isOneOf(COMMENTS);

const fields = {
  enabled: isBoolean,
  comments: isComments,
  level: isLevel,
  appearance: isOneOf(APPEARANCES),
  badge: isBoolean,
  menu: isBoolean,
} as const satisfies Partial<Record<keyof Settings, Guard<unknown>>>;
type Field = keyof typeof fields;
const FIELDS = Object.keys(fields) as Field[];

/** What the values say, and the names of those that say nothing this version understands. */
export function settingsFrom(values: ReadonlyMap<string, Json>): { settings: Settings; ignored: string[] } {
  const ignored: string[] = [];
  const chosen: Record<string, unknown> = {};
  const kinds: Record<PlainKind, boolean> = { ...DEFAULT_SETTINGS.kinds };
  const sites: [string, SiteChoices][] = [];
  for (const [key, value] of values) {
    const kind = PLAIN_KINDS.find((kind) => key === KIND + kind);
    const site = key.startsWith(SITE) ? key.slice(SITE.length) : '';
    if (FIELDS.some((field) => field === key) && fields[key as Field](value)) chosen[key] = value;
    else if (kind && isBoolean(value)) kinds[kind] = value;
    else if (isSiteName(site) && isSiteChoices(value)) sites.push([site, value]);
    else ignored.push(key);
  }
  // Storage keeps no order; the person reads them in this one.
  sites.sort(([a], [b]) => (a < b ? -1 : 1));
  return { settings: { ...DEFAULT_SETTINGS, ...chosen, kinds, sites: Object.fromEntries(sites) }, ignored };
}

/** Brings the values to what the settings say, and lets be what already does or is not understood. */
export function putSettings(values: Map<string, Json>, settings: Settings): void {
  const { settings: before } = settingsFrom(values);
  for (const field of FIELDS) if (settings[field] !== before[field]) values.set(field, settings[field]);
  for (const kind of PLAIN_KINDS) {
    if (settings.kinds[kind] !== before.kinds[kind]) values.set(KIND + kind, settings.kinds[kind]);
  }
  for (const site of Object.keys(before.sites)) if (!Object.hasOwn(settings.sites, site)) values.delete(SITE + site);
  for (const [site, choices] of Object.entries(settings.sites)) values.set(SITE + site, choices as Json);
}

const isPartOfKinds: Guard<SiteChoices['kinds']> = (value): value is SiteChoices['kinds'] =>
  isRecord(value) && PLAIN_KINDS.every((kind) => value[kind] === undefined || isBoolean(value[kind]));

const siteFields = {
  on: isOptional(isBoolean),
  level: isOptional(isLevel),
  kinds: isOptional(isPartOfKinds),
  comments: isOptional(isComments),
  reader: isOptional(isBoolean),
};

function isSiteChoices(value: unknown): value is SiteChoices {
  return isRecord(value) && Object.entries(siteFields).every(([key, fits]) => fits(value[key]));
}

/** Older than any change that anyone makes: what one device brings along never outdoes what was chosen since. */
const LONG_AGO = 1;

const isSites = isListOf(isStringUpTo(260), 5_000);

/** Version 1 was one object: `enabled`, `offSites`, `kinds` with the comments among them, `level`. */
const fromFirst: Migration = (stored) => {
  if (!isRecord(stored)) return undefined;
  const { enabled, offSites, kinds, level } = stored;
  if (!isBoolean(enabled) || !isSites(offSites) || !isLevel(level) || !isRecord(kinds)) return undefined;
  if (!KINDS.every((kind) => kinds[kind] === undefined || isBoolean(kinds[kind]))) return undefined;
  const values = new Map<string, Json>();
  putSettings(values, {
    ...DEFAULT_SETTINGS,
    enabled,
    level,
    kinds: Object.fromEntries(
      PLAIN_KINDS.map((kind) => [kind, kinds[kind] ?? DEFAULT_SETTINGS.kinds[kind]]),
    ) as Settings['kinds'],
    comments: kinds['comments'] === true ? 'hidden' : 'shown',
    sites: Object.fromEntries(offSites.filter(isSiteName).map((site) => [site, { on: false }])),
  });
  const entries: [string, Entry][] = [...values].map(([key, v]) => [key, { t: LONG_AGO, v }]);
  return { version: 2, entries: Object.fromEntries(entries) };
};

export const SETTINGS_SHAPE: StoreShape = {
  name: 'settings',
  version: SETTINGS_VERSION,
  migrations: [fromFirst],
};
