import { describe, expect, test } from 'vitest';
import {
  choicesAt,
  DEFAULT_SETTINGS,
  hides,
  isOffAt,
  presetOf,
  PRESETS,
  readsAt,
  withPreset,
  withSite,
  withSiteChoices,
  type Settings,
  type SiteChoices,
} from '../../src/shared/settings';
import { isSiteName, mostSpecificFirst, siteFrom, siteOf } from '../../src/shared/sites';

const withSites = (sites: Record<string, SiteChoices>): Settings => ({ ...DEFAULT_SETTINGS, sites });

describe('the names of sites', () => {
  test.each([
    ['https://www.example.org/a?b#c', 'example.org'],
    ['http://news.example.org:8080/', 'news.example.org'],
    ['file:///tmp/page.html', 'file:'],
    ['', ''],
  ])('%s is of the site %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  test.each([
    ['example.org', 'example.org'],
    ['  WWW.Example.ORG ', 'example.org'],
    ['https://www.example.org/politics?x=1', 'example.org'],
    ['*.example.org', '*.example.org'],
    ['https://*.example.org/*', '*.example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
    ['192.0.2.7:8000', '192.0.2.7'],
    ['file:///home/someone/page.html', 'file:'],
  ])('of what a person writes, %s is %s', (written, site) => {
    expect(siteFrom(written)).toBe(site);
    expect(isSiteName(site)).toBe(true);
  });

  test.each([
    '',
    '   ',
    '*',
    '*.',
    'two words',
    'ex*mple.org',
    'ftp://example.org',
    'mailto:a@example.org',
    '://',
  ])('"%s" names no site', (written) => {
    expect(siteFrom(written)).toBeUndefined();
  });

  test('a site is spoken of by its own name, and by wildcards from the narrowest to the widest', () => {
    expect(mostSpecificFirst('a.example.org')).toEqual([
      'a.example.org',
      '*.a.example.org',
      '*.example.org',
      '*.org',
    ]);
    expect(mostSpecificFirst('192.0.2.7')).toEqual(['192.0.2.7']);
    expect(mostSpecificFirst('file:')).toEqual(['file:']);
    expect(mostSpecificFirst('')).toEqual([]);
  });
});

describe('sites', () => {
  test('a site is switched off and on again, once each', () => {
    const off = withSite(withSite(DEFAULT_SETTINGS, 'example.org', false), 'example.org', false);
    expect(off.sites).toEqual({ 'example.org': { on: false } });
    expect(isOffAt(off, 'example.org')).toBe(true);
    expect(isOffAt(off, 'example.com')).toBe(false);
    expect(withSite(off, 'example.org', true)).toEqual(DEFAULT_SETTINGS);
  });

  test('a wildcard speaks of the site itself and of all below it, and of no other', () => {
    const off = withSites({ '*.example.org': { on: false } });
    for (const site of ['example.org', 'news.example.org', 'a.b.example.org'])
      expect(isOffAt(off, site)).toBe(true);
    for (const site of ['badexample.org', 'example.org.test', 'org']) expect(isOffAt(off, site)).toBe(false);
  });

  test('the more specific name has the last word, and can be taken back', () => {
    const off = withSites({ '*.example.org': { on: false } });
    const on = withSite(off, 'news.example.org', true);
    expect(on.sites['news.example.org']).toEqual({ on: true });
    expect(isOffAt(on, 'news.example.org')).toBe(false);
    expect(isOffAt(on, 'sport.example.org')).toBe(true);
    expect(withSite(on, 'news.example.org', false)).toEqual(off);
  });

  test('switching a site keeps what else is chosen for it', () => {
    const chosen = withSites({ 'example.org': { level: 'gentle' } });
    expect(withSite(chosen, 'example.org', false).sites).toEqual({
      'example.org': { level: 'gentle', on: false },
    });
    expect(withSite(withSite(chosen, 'example.org', false), 'example.org', true)).toEqual(chosen);
  });

  test('choices that say nothing are forgotten', () => {
    const chosen = withSites({ 'example.org': { level: 'gentle' } });
    const wishes = { on: undefined, level: undefined, kinds: {}, comments: undefined, reader: undefined };
    expect(withSiteChoices(chosen, 'example.org', wishes)).toEqual(DEFAULT_SETTINGS);
  });

  test('each choice is that of the most specific name that makes it', () => {
    const settings = withSites({
      '*.example.org': { level: 'gentle', kinds: { ad: false, social: false }, reader: true },
      'news.example.org': { kinds: { social: true }, comments: 'folded' },
    });
    expect(choicesAt(settings, 'news.example.org')).toEqual({
      kinds: { ...DEFAULT_SETTINGS.kinds, ad: false },
      comments: 'folded',
      level: 'gentle',
    });
    expect(readsAt(settings, 'news.example.org')).toBe(true);
    expect(choicesAt(settings, 'example.com')).toEqual(choicesAt(DEFAULT_SETTINGS, 'example.com'));
    expect(readsAt(settings, 'example.com')).toBe(false);
  });

  test('a site named like something every object has is a site like others', () => {
    expect(isOffAt(DEFAULT_SETTINGS, 'constructor')).toBe(false);
    const off = withSite(DEFAULT_SETTINGS, '__proto__.example', false);
    expect(isOffAt(off, '__proto__.example')).toBe(true);
    expect(choicesAt(off, 'toString').level).toBe('standard');
  });
});

describe('choices', () => {
  test('by default all kinds are hidden but the comments', () => {
    expect(hides(DEFAULT_SETTINGS, 'ad')).toBe(true);
    expect(hides(DEFAULT_SETTINGS, 'comments')).toBe(false);
    expect(hides({ ...DEFAULT_SETTINGS, comments: 'folded' }, 'comments')).toBe(true);
  });

  test('presets leave to others what others do, and know themselves again', () => {
    const leftovers = withPreset(DEFAULT_SETTINGS, 'leftovers');
    expect([hides(leftovers, 'ad'), hides(leftovers, 'overlay'), hides(leftovers, 'teaser')]).toEqual([
      false,
      false,
      true,
    ]);
    const keepAds = withPreset(leftovers, 'keepAds');
    expect([hides(keepAds, 'ad'), hides(keepAds, 'overlay')]).toEqual([false, true]);
    for (const preset of PRESETS) expect(presetOf(withPreset(keepAds, preset))).toBe(preset);
    expect(
      presetOf({ ...DEFAULT_SETTINGS, kinds: { ...DEFAULT_SETTINGS.kinds, teaser: false } }),
    ).toBeUndefined();
  });
});
