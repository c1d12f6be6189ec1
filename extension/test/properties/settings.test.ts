/** Settings come from storage and from files that a person picks: whatever is in them, they are settings or refused. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, isOffAt, isOnAt, settingsFrom, siteOf, withSite } from '../../src/shared/settings';
import { always, anything, spoilt } from './runs';

const sound = { ...DEFAULT_SETTINGS, offSites: ['paper.example', 'news.example'] };

test('anything gives settings or a refusal, and settings are read again as they were written', () => {
  always(fc.oneof(anything, spoilt(sound)), (stored) => {
    const loaded = settingsFrom(stored);
    if (!loaded.ok) return;
    const written = JSON.parse(JSON.stringify(loaded.settings)) as unknown;
    expect(settingsFrom(written)).toEqual(loaded);
  });
});

test('settings keep nothing that they do not know', () => {
  always(fc.tuple(fc.string(), anything), ([key, value]) => {
    const loaded = settingsFrom({ [key]: value, ...sound });
    if (loaded.ok) expect(Object.keys(loaded.settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
  });
});

test('a site that is switched off is off, and on again when switched on', () => {
  const address = fc.oneof(fc.webUrl({ size: 'small' }), fc.string({ maxLength: 60 }));
  always(address, (url) => {
    const site = siteOf(url);
    const off = withSite(sound, site, false);
    expect(isOffAt(off, site)).toBe(true);
    expect(isOnAt(withSite(off, site, true), site)).toBe(true);
    expect(withSite(off, site, false).offSites.length).toBe(off.offSites.length);
  });
});
