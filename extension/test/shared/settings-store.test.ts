import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, withSite } from '../../src/shared/settings';
import {
  changeSettings,
  loadSettings,
  SettingsRefused,
  watchSettings,
} from '../../src/shared/settings-store';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';

let fake: FakeChrome;

beforeEach(() => {
  fake = installFakeChrome();
});

test('what is changed is there the next time', async () => {
  await changeSettings((settings) => withSite(settings, 'example.org', false));
  await changeSettings((settings) => ({ ...settings, level: 'gentle' }));
  expect(await loadSettings()).toEqual({
    ok: true,
    settings: { ...DEFAULT_SETTINGS, offSites: ['example.org'], level: 'gentle' },
  });
});

test('what cannot be read is refused and stays as it is', async () => {
  const foreign = { version: 7, secrets: ['of a newer Lede'] };
  fake.local['settings'] = foreign;
  expect(await loadSettings()).toEqual({ ok: false });
  await expect(changeSettings((settings) => settings)).rejects.toBeInstanceOf(SettingsRefused);
  expect(fake.local['settings']).toBe(foreign);
});

test('changes are told, until nobody wants to know', async () => {
  const life = new AbortController();
  const changed = vi.fn();
  watchSettings(changed, life.signal);
  await changeSettings((settings) => ({ ...settings, enabled: false }));
  expect(changed).toHaveBeenCalledExactlyOnceWith({
    ok: true,
    settings: { ...DEFAULT_SETTINGS, enabled: false },
  });
  life.abort();
  await changeSettings((settings) => ({ ...settings, enabled: true }));
  expect(changed).toHaveBeenCalledOnce();
});
