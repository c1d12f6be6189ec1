import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, withSite } from '../../src/shared/settings';
import {
  changeSettings,
  loadSettings,
  replaceSettings,
  SettingsRefused,
  storedSettings,
  watchSettings,
} from '../../src/shared/settings-store';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';

let fake: FakeChrome;

beforeEach(() => {
  fake = installFakeChrome();
});

const loaded = (changes: object): object => ({
  ok: true,
  settings: { ...DEFAULT_SETTINGS, ...changes },
  ignored: [],
});

describe('kept', () => {
  test('nothing stored gives the defaults, and reading writes nothing', async () => {
    expect(await loadSettings()).toEqual(loaded({}));
    expect(fake.local).toEqual({});
  });

  test('what is changed is there the next time', async () => {
    await changeSettings((settings) => withSite(settings, 'example.org', false));
    await changeSettings((settings) => ({ ...settings, level: 'gentle', comments: 'folded' }));
    await changeSettings((settings) => ({ ...settings, kinds: { ...settings.kinds, social: false } }));
    expect(await loadSettings()).toEqual(
      loaded({
        sites: { 'example.org': { on: false } },
        level: 'gentle',
        comments: 'folded',
        kinds: { ...DEFAULT_SETTINGS.kinds, social: false },
      }),
    );
  });

  test('changes made at once all count', async () => {
    const sites = Array.from({ length: 20 }, (_, at) => `site-${at}.example`);
    await Promise.all(sites.map((site) => changeSettings((settings) => withSite(settings, site, false))));
    const now = await loadSettings();
    expect(now.ok && Object.keys(now.settings.sites)).toHaveLength(20);
  });

  test('changes are told, until nobody wants to know', async () => {
    const life = new AbortController();
    const changed = vi.fn();
    watchSettings(changed, life.signal);
    await changeSettings((settings) => ({ ...settings, enabled: false }));
    expect(changed).toHaveBeenCalledExactlyOnceWith(loaded({ enabled: false }));
    life.abort();
    await changeSettings((settings) => ({ ...settings, enabled: true }));
    expect(changed).toHaveBeenCalledOnce();
  });
});

describe('of the first version', () => {
  const first = {
    version: 1,
    enabled: false,
    offSites: ['example.org', 'file:', 'news.example.com'],
    kinds: { ad: false, related: true, comments: true },
    level: 'thorough',
  };

  test('all that was chosen is taken over', async () => {
    fake.local['settings'] = first;
    expect(await loadSettings()).toEqual(
      loaded({
        enabled: false,
        sites: { 'example.org': { on: false }, 'file:': { on: false }, 'news.example.com': { on: false } },
        kinds: { ...DEFAULT_SETTINGS.kinds, ad: false },
        comments: 'hidden',
        level: 'thorough',
      }),
    );
    await changeSettings((settings) => ({ ...settings, level: 'gentle' }));
    expect(fake.local['settings']).toMatchObject({ version: 2 });
    const now = await loadSettings();
    expect(now.ok && [now.settings.level, now.settings.enabled, now.settings.comments]).toEqual([
      'gentle',
      false,
      'hidden',
    ]);
  });

  test.each([
    ['a switch that is none', { enabled: 'yes' }],
    ['sites that are no list', { offSites: 'example.org' }],
    ['a site that is no text', { offSites: [1] }],
    ['a kind that is no switch', { kinds: { ad: 'no' } }],
    ['a level that is none', { level: 'merciless' }],
    ['a level of every object', { level: 'toString' }],
  ])('%s makes it unreadable', async (_, change) => {
    fake.local['settings'] = { ...first, ...change };
    expect(await loadSettings()).toEqual({ ok: false });
  });
});

describe('that cannot be read', () => {
  test.each([
    ['null', null],
    ['a list', []],
    ['a text', 'settings'],
    ['no version', { enabled: true }],
    ['a version that is no number', { version: '2', entries: {} }],
    ['a newer version', { version: 7, secrets: ['of a newer Lede'] }],
    ['no entries', { version: 2 }],
    ['entries without time', { version: 2, entries: { level: { v: 'gentle' } } }],
  ])('%s is refused and stays as it is', async (_, foreign) => {
    fake.local['settings'] = foreign;
    expect(await loadSettings()).toEqual({ ok: false });
    await expect(changeSettings((settings) => ({ ...settings, level: 'gentle' }))).rejects.toBeInstanceOf(
      SettingsRefused,
    );
    expect(fake.local['settings']).toBe(foreign);
    expect(await storedSettings()).toEqual(foreign);
    await replaceSettings({ ...DEFAULT_SETTINGS, level: 'gentle' });
    expect(await loadSettings()).toEqual(loaded({ level: 'gentle' }));
  });

  test('single entries that make no sense are named, count for nothing, and stay', async () => {
    const odd = {
      level: { t: 5, v: 'merciless' },
      'kind:dust': { t: 5, v: true },
      'site:a b': { t: 5, v: {} },
    };
    fake.local['settings'] = { version: 2, entries: { ...odd, enabled: { t: 5, v: false } } };
    expect(await loadSettings()).toEqual({
      ...loaded({ enabled: false }),
      ignored: ['level', 'kind:dust', 'site:a b'],
    });
    await changeSettings((settings) => ({ ...settings, comments: 'hidden' }));
    expect(fake.local['settings']).toMatchObject({ entries: odd });
    // Until the person chooses anew.
    await changeSettings((settings) => ({ ...settings, level: 'gentle' }));
    const now = await loadSettings();
    expect(now.ok && [now.settings.level, now.ignored]).toEqual(['gentle', ['kind:dust', 'site:a b']]);
  });
});
