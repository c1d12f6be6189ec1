import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS as READER } from '../../src/reader/store/settings';
import { RULES } from '../../src/rules/store';
import { bringIn, exported, MAX_BACKUP, readBackup, resetAll } from '../../src/shared/backup';
import { DEFAULT_SETTINGS, withSite } from '../../src/shared/settings';
import { changeSettings, loadSettings } from '../../src/shared/settings-store';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';

let fake: FakeChrome;

beforeEach(() => {
  fake = installFakeChrome();
});

const backupOf = (values: object, version: unknown = 2, lede: unknown = 1): string =>
  JSON.stringify({ lede, stores: { settings: { version, values } } });

test('what goes out comes back, settings, sites, rules and reader alike', async () => {
  await changeSettings((settings) => withSite({ ...settings, level: 'gentle' }, '*.example.org', false));
  await RULES.change((values) => values.set('0:example.org##.promo', 0));
  const text = await exported({ ...READER, size: 26 }, '1.2.3');
  await resetAll();
  expect(await loadSettings()).toMatchObject({ settings: DEFAULT_SETTINGS });

  const read = readBackup(text);
  expect(read).toMatchObject({ ok: true, backup: { reader: { size: 26 } } });
  if (!read.ok) return;
  await bringIn(read.backup);
  expect(await loadSettings()).toMatchObject({
    settings: { level: 'gentle', sites: { '*.example.org': { on: false } } },
  });
  expect(await RULES.load()).toMatchObject({ ok: true, values: new Map([['0:example.org##.promo', 0]]) });
});

test('what is brought in takes the place of what was there, and of that alone', async () => {
  await changeSettings((settings) => withSite(settings, 'example.org', false));
  await RULES.change((values) => values.set('0:example.org##.promo', 0));
  const read = readBackup(backupOf({ level: 'thorough' }));
  if (!read.ok) throw new Error(read.fault);
  await bringIn(read.backup);
  expect(await loadSettings()).toMatchObject({ settings: { level: 'thorough', sites: {} } });
  expect(await RULES.load()).toMatchObject({ values: new Map([['0:example.org##.promo', 0]]) });
});

test('stored settings that cannot be read do not go out', async () => {
  fake.local['settings'] = { version: 99, entries: {} };
  const text = await exported(READER, '1.2.3');
  expect((JSON.parse(text) as { stores: object }).stores).not.toHaveProperty('settings');
});

describe('is refused, with the reason,', () => {
  test.each([
    ['what is no JSON', 'level: gentle', 'notJson'],
    ['what is too large', ' '.repeat(MAX_BACKUP + 1), 'tooLarge'],
    ['a list', '[]', 'notLede'],
    ['null', 'null', 'notLede'],
    ['another program’s file', '{"filters":[]}', 'notLede'],
    ['a file that speaks of nothing', '{"lede":1,"stores":{}}', 'notLede'],
    ['a newer format', backupOf({}, 2, 2), 'newer'],
    ['newer settings', backupOf({}, 3), 'newer'],
    ['settings without a version', backupOf({}, null), 'damaged'],
    ['values that are none', '{"lede":1,"stores":{"settings":{"version":2,"values":[]}}}', 'damaged'],
    ['a level that is none', backupOf({ level: 'merciless' }), 'damaged'],
    ['a site that is none', backupOf({ 'site:a b': { on: false } }), 'damaged'],
    ['a setting that is not known', backupOf({ wisdom: true }), 'damaged'],
  ])('%s', (_, text, fault) => {
    expect(readBackup(text)).toMatchObject({ ok: false, fault });
  });
});
