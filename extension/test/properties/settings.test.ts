/** Settings come from storage, from other devices and from files: whatever is in them, they are settings or refused. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, isOffAt, isOnAt, withSite, type Settings } from '../../src/shared/settings';
import { putSettings, SETTINGS_SHAPE, settingsFrom } from '../../src/shared/settings-entries';
import { isSiteName, mostSpecificFirst, siteFrom, siteOf } from '../../src/shared/sites';
import { entriesFrom, merged, SyncedStore, type Entries, type Json } from '../../src/shared/synced-store';
import { installFakeChrome } from '../fake-chrome';
import { always, eventually, json, spoilt } from './runs';

const first = {
  version: 1,
  enabled: true,
  offSites: ['paper.example'],
  kinds: { ad: false },
  level: 'gentle',
};
const second = {
  version: 2,
  entries: {
    enabled: { t: 5, v: false },
    'kind:ad': { t: 6, v: true },
    'site:paper.example': { t: 7, v: { on: false, level: 'gentle', kinds: { ad: true } } },
    'site:*.news.example': { t: 8 },
  },
};
const stored = fc.oneof(json, spoilt(first, json), spoilt(second, json));

const valuesIn = (entries: Entries): Map<string, Json> =>
  new Map(Object.entries(entries).flatMap(([key, { v }]) => (v === undefined ? [] : [[key, v]])));

test('anything stored gives settings or is refused, and settings are read again as they were put', () => {
  always(stored, (value) => {
    const entries = entriesFrom(value, SETTINGS_SHAPE);
    if (!entries) return;
    const { settings } = settingsFrom(valuesIn(entries));
    expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
    const values = new Map<string, Json>();
    putSettings(values, settings);
    expect(settingsFrom(values)).toEqual({ settings, ignored: [] });
  });
});

test('two devices come to the same entries, whoever begins', () => {
  always(fc.tuple(stored, stored), ([one, other]) => {
    const [here, there] = [entriesFrom(one, SETTINGS_SHAPE), entriesFrom(other, SETTINGS_SHAPE)];
    if (!here || !there) return;
    expect(merged(here, there)).toEqual(merged(there, here));
    expect(merged(here, merged(here, there))).toEqual(merged(here, there));
  });
});

test('a store that can be read can still be read after a change, whatever it holds', async () => {
  await eventually(stored, async (value) => {
    const { local } = installFakeChrome();
    local['settings'] = value;
    const store = new SyncedStore(SETTINGS_SHAPE);
    if (!(await store.load()).ok) return;
    await store.change((values) => {
      values.set('enabled', !values.has('enabled'));
    });
    expect((await store.load()).ok).toBe(true);
  });
});

const address = fc.oneof(fc.webUrl({ size: 'small' }), fc.string({ maxLength: 60 }));

test('a site that is switched off is off, and on again when switched on', () => {
  const settings: Settings = { ...DEFAULT_SETTINGS, sites: { '*.example.org': { on: false } } };
  always(address, (url) => {
    const site = siteOf(url);
    if (!isSiteName(site)) return;
    const off = withSite(settings, site, false);
    expect(isOffAt(off, site)).toBe(true);
    expect(isOnAt(withSite(off, site, true), site)).toBe(true);
  });
});

test('the name of a site is one that can be stored, or there is none', () => {
  always(address, (written) => {
    const site = siteFrom(written);
    if (site !== undefined) expect(isSiteName(site)).toBe(true);
    for (const name of mostSpecificFirst(siteOf(written))) expect(name.length).toBeLessThanOrEqual(260);
  });
});
