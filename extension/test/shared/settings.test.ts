import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, isOffAt, settingsFrom, siteOf, withSite } from '../../src/shared/settings';

const stored = (changes: object): unknown => ({ ...DEFAULT_SETTINGS, ...changes });

describe('settings from storage', () => {
  test('nothing stored gives the defaults, by which comments stay', () => {
    const loaded = settingsFrom(undefined);
    expect(loaded).toEqual({ ok: true, settings: DEFAULT_SETTINGS });
    expect(DEFAULT_SETTINGS.kinds.comments).toBe(false);
  });

  test('what was stored comes back', () => {
    const settings = stored({ enabled: false, offSites: ['example.org'], level: 'gentle' });
    expect(settingsFrom(structuredClone(settings))).toEqual({ ok: true, settings });
  });

  test('a kind that was not known when they were stored is at its default', () => {
    expect(settingsFrom(stored({ kinds: { ad: false } }))).toMatchObject({
      ok: true,
      settings: { kinds: { ad: false, related: true, comments: false } },
    });
  });

  test.each([
    ['null', null],
    ['a list', []],
    ['a text', 'settings'],
    ['no version', { enabled: true }],
    ['a newer version', stored({ version: 2 })],
    ['a switch that is none', stored({ enabled: 'yes' })],
    ['sites that are no list', stored({ offSites: 'example.org' })],
    ['a site that is no text', stored({ offSites: [1] })],
    ['a kind that is no switch', stored({ kinds: { ad: 'no' } })],
    ['a level that is none', stored({ level: 'merciless' })],
    ['a level of every object', stored({ level: 'toString' })],
  ])('%s is refused', (_, value) => {
    expect(settingsFrom(value)).toEqual({ ok: false });
  });
});

describe('sites', () => {
  test.each([
    ['https://www.example.org/a?b#c', 'example.org'],
    ['http://news.example.org:8080/', 'news.example.org'],
    ['file:///tmp/page.html', 'file:'],
    ['', ''],
  ])('%s is of the site %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  test('a site is switched off and on again, once each', () => {
    const off = withSite(withSite(DEFAULT_SETTINGS, 'example.org', false), 'example.org', false);
    expect(off.offSites).toEqual(['example.org']);
    expect(isOffAt(off, 'example.org')).toBe(true);
    expect(isOffAt(off, 'example.com')).toBe(false);
    expect(withSite(off, 'example.org', true)).toEqual(DEFAULT_SETTINGS);
  });
});
