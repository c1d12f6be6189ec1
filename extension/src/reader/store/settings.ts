/** What the reader remembers: how the person likes to read, and where on a page they were. */

export const THEMES = ['auto', 'light', 'sepia', 'dark', 'black'] as const;
export const FONTS = ['serif', 'sans', 'legible'] as const;
export type Theme = (typeof THEMES)[number];
export type Font = (typeof FONTS)[number];

export interface ReaderSettings {
  readonly theme: Theme;
  readonly font: Font;
  /** Pixels. */
  readonly size: number;
  /** Width of the column, in characters. */
  readonly width: number;
  readonly lineHeight: number;
  /** Between letters, in hundredths of an em; words move apart with it. */
  readonly spacing: number;
  readonly justify: boolean;
  readonly focusLine: boolean;
  readonly speechRate: number;
  /** The chosen voice of each language. */
  readonly voices: Readonly<Record<string, string>>;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

export const RANGES = {
  size: { min: 14, max: 34, step: 1 },
  width: { min: 40, max: 100, step: 5 },
  lineHeight: { min: 1.2, max: 2.2, step: 0.1 },
  spacing: { min: 0, max: 12, step: 1 },
  speechRate: { min: 0.5, max: 2.5, step: 0.1 },
} as const satisfies Record<string, Range>;

export const DEFAULT_SETTINGS: ReaderSettings = {
  theme: 'auto',
  font: 'serif',
  size: 20,
  width: 65,
  lineHeight: 1.6,
  spacing: 0,
  justify: false,
  focusLine: false,
  speechRate: 1,
  voices: {},
};

/** A marked stretch of the story: offsets into its text, never the text itself. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

export interface PageMemory {
  /** How far the reader had scrolled, 0 to 1. */
  readonly place: number;
  readonly marks: readonly Mark[];
  /** Length of the story's text; marks of a story that has changed since are not shown. */
  readonly length: number;
  readonly at: number;
}

export interface ReaderSettingsStore {
  load(): Promise<ReaderSettings>;
  save(settings: ReaderSettings): Promise<void>;
  loadPage(key: string): Promise<PageMemory | null>;
  /** Null forgets the page. */
  savePage(key: string, memory: PageMemory | null): Promise<void>;
}

/** Settings from anything that was stored, whatever wrote it. */
export function settingsFrom(value: unknown): ReaderSettings {
  const stored = isRecord(value) ? value : {};
  return {
    theme: oneOf(THEMES, stored['theme'], DEFAULT_SETTINGS.theme),
    font: oneOf(FONTS, stored['font'], DEFAULT_SETTINGS.font),
    size: within(RANGES.size, stored['size'], DEFAULT_SETTINGS.size),
    width: within(RANGES.width, stored['width'], DEFAULT_SETTINGS.width),
    lineHeight: within(RANGES.lineHeight, stored['lineHeight'], DEFAULT_SETTINGS.lineHeight),
    spacing: within(RANGES.spacing, stored['spacing'], DEFAULT_SETTINGS.spacing),
    justify: stored['justify'] === true,
    focusLine: stored['focusLine'] === true,
    speechRate: within(RANGES.speechRate, stored['speechRate'], DEFAULT_SETTINGS.speechRate),
    voices: voicesFrom(stored['voices']),
  };
}

export function pageMemoryFrom(value: unknown): PageMemory | null {
  if (!isRecord(value)) return null;
  const { place, marks, length, at } = value;
  if (typeof place !== 'number' || !(place >= 0 && place <= 1)) return null;
  return {
    place,
    marks: Array.isArray(marks) ? marks.filter(isMark).map(({ start, end }) => ({ start, end })) : [],
    length: typeof length === 'number' ? length : 0,
    at: typeof at === 'number' ? at : 0,
  };
}

function isMark(value: unknown): value is Mark {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) > Number(start);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback;
}

function within(range: Range, value: unknown, fallback: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fallback;
  return Math.min(range.max, Math.max(range.min, value));
}

function voicesFrom(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
