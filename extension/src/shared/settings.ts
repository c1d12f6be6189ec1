/** What the person has chosen, as a value; how it is stored is `settings-entries.ts`, where is `settings-store.ts`. */

import { KINDS, type Kind } from './analysis';
import { mostSpecificFirst } from './sites';

export { siteOf } from './sites';

/** Only what is this sure is hidden; lower hides more. */
export const THRESHOLDS = { gentle: 0.8, standard: 0.5, thorough: 0.35 } as const;
export type Level = keyof typeof THRESHOLDS;
export const LEVELS = Object.keys(THRESHOLDS) as Level[];

/** Comments are what some people come for: they stay, are folded away under a line that opens them, or go. */
export const COMMENTS = ['shown', 'folded', 'hidden'] as const;
export type Comments = (typeof COMMENTS)[number];

/** The kinds that are hidden or not, and nothing between. */
export type PlainKind = Exclude<Kind, 'comments'>;
export const PLAIN_KINDS: readonly PlainKind[] = KINDS.filter((kind) => kind !== 'comments');

export const APPEARANCES = ['auto', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

/** What is hidden, and how boldly. */
export interface Choices {
  readonly kinds: Readonly<Record<PlainKind, boolean>>;
  readonly comments: Comments;
  readonly level: Level;
}

/** What is otherwise on a site; what is not said is as everywhere. */
export interface SiteChoices {
  /** Whether its pages are cleaned. */
  readonly on?: boolean;
  readonly level?: Level;
  readonly kinds?: Readonly<Partial<Record<PlainKind, boolean>>>;
  readonly comments?: Comments;
  /** Whether its stories open in the reader by themselves. */
  readonly reader?: boolean;
}

export interface Settings extends Choices {
  /** Whether pages are cleaned at all. */
  readonly enabled: boolean;
  /** By site, as `siteOf` names it, or by `*.` and a site for it and all below it. */
  readonly sites: Readonly<Record<string, SiteChoices>>;
  /** How Lede's own pages look. */
  readonly appearance: Appearance;
  /** Whether the toolbar button counts what is hidden. */
  readonly badge: boolean;
  /** Whether the page's context menu has entries of Lede. */
  readonly menu: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  enabled: true,
  kinds: { ad: true, related: true, teaser: true, newsletter: true, social: true, overlay: true },
  comments: 'shown',
  level: 'standard',
  sites: {},
  appearance: 'auto',
  badge: true,
  menu: true,
};

/** `ignored` names entries that make no sense to this version: they count for nothing and stay where they are. */
export type Loaded =
  | { readonly ok: true; readonly settings: Settings; readonly ignored: readonly string[] }
  | { readonly ok: false };

/** What holds on a site: of each choice the one of the most specific name that makes it, or else the general one. */
export function choicesAt(settings: Settings, site: string): Choices {
  let { kinds, comments, level } = settings;
  for (const choices of along(settings, site).reverse()) {
    kinds = { ...kinds, ...choices.kinds };
    comments = choices.comments ?? comments;
    level = choices.level ?? level;
  }
  return { kinds, comments, level };
}

/** Whether a kind is taken out of the page; folded comments are. */
export function hides({ kinds, comments }: Choices, kind: Kind): boolean {
  return kind === 'comments' ? comments !== 'shown' : kinds[kind];
}

/** Whether pages of a site are cleaned. */
export function isOnAt(settings: Settings, site: string): boolean {
  return settings.enabled && !isOffAt(settings, site);
}

export function isOffAt(settings: Settings, site: string): boolean {
  return along(settings, site).find(({ on }) => on !== undefined)?.on === false;
}

/** Whether stories of a site open in the reader by themselves. */
export function readsAt(settings: Settings, site: string): boolean {
  return along(settings, site).find(({ reader }) => reader !== undefined)?.reader ?? false;
}

/** Has stories of a site open in the reader by themselves or not, saying no more than is needed. */
export function withReaderAt(settings: Settings, site: string, reader: boolean): Settings {
  const plain = withSiteChoices(settings, site, { ...ownChoices(settings, site), reader: undefined });
  if (readsAt(plain, site) === reader) return plain;
  return withSiteChoices(plain, site, { ...ownChoices(plain, site), reader });
}

/** Switches a site on or off, saying no more than is needed where a wildcard speaks of it, too. */
export function withSite(settings: Settings, site: string, on: boolean): Settings {
  const plain = withSiteChoices(settings, site, { ...ownChoices(settings, site), on: undefined });
  return isOffAt(plain, site) === !on ? plain : withSiteChoices(plain, site, { ...ownChoices(plain, site), on });
}

/** Choices for a site as they may come from a form: undefined says nothing. */
export type SiteWishes = { readonly [K in keyof SiteChoices]: SiteChoices[K] | undefined };

export const NOTHING_SAID: SiteWishes = {
  on: undefined,
  level: undefined,
  kinds: undefined,
  comments: undefined,
  reader: undefined,
};

/** Replaces all that is chosen for a site; where nothing is, it is forgotten. */
export function withSiteChoices(settings: Settings, site: string, wishes: SiteWishes): Settings {
  const said = Object.entries(wishes).filter(
    ([key, value]) => value !== undefined && !(key === 'kinds' && Object.keys(value).length === 0),
  );
  const others = Object.entries(settings.sites).filter(([name]) => name !== site);
  const own: [string, SiteChoices][] = said.length > 0 ? [[site, Object.fromEntries(said)]] : [];
  return { ...settings, sites: Object.fromEntries([...others, ...own]) };
}

/** What is chosen under exactly this name. */
export function ownChoices({ sites }: Settings, name: string): SiteChoices {
  return Object.hasOwn(sites, name) ? (sites[name] ?? {}) : {};
}

function along(settings: Settings, site: string): SiteChoices[] {
  return mostSpecificFirst(site).map((name) => ownChoices(settings, name));
}

/** Sets of choices with a name. What a preset does not speak of stays as it is. */
export const PRESETS = ['everything', 'leftovers', 'keepAds'] as const;
export type Preset = (typeof PRESETS)[number];

const presetKinds: Readonly<Record<Preset, Readonly<Record<PlainKind, boolean>>>> = {
  everything: DEFAULT_SETTINGS.kinds,
  // An ad blocker has seen to these.
  leftovers: { ...DEFAULT_SETTINGS.kinds, ad: false, overlay: false },
  // The site lives on them.
  keepAds: { ...DEFAULT_SETTINGS.kinds, ad: false },
};

export function withPreset(settings: Settings, preset: Preset): Settings {
  return { ...settings, kinds: presetKinds[preset] };
}

/** The preset whose choices these are, if any. */
export function presetOf({ kinds }: Choices): Preset | undefined {
  return PRESETS.find((preset) => PLAIN_KINDS.every((kind) => presetKinds[preset][kind] === kinds[kind]));
}
