/** Files that are brought in come from anywhere: they are refused with a reason, or what they say can be read again. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../src/rules/store';
import { BACKUP_FAULTS, bringIn, readBackup } from '../../src/shared/backup';
import { loadSettings } from '../../src/shared/settings-store';
import { installFakeChrome } from '../fake-chrome';
import { always, eventually, json, spoilt } from './runs';

const sound = {
  lede: 1,
  from: '1.2.3',
  stores: {
    settings: {
      version: 2,
      values: { level: 'gentle', 'kind:ad': false, 'site:*.example.org': { on: false } },
    },
    rules: { version: 1, values: { '0:example.org##.promo': 0, '1:##.x': 1 } },
  },
  reader: { size: 26, theme: 'dark' },
};
const file = fc.oneof(
  spoilt(sound, json).map((value) => JSON.stringify(value)),
  fc.tuple(fc.nat(), fc.nat({ max: 20 }), fc.string({ maxLength: 5 })).map(([at, length, put]) => {
    const text = JSON.stringify(sound);
    const start = at % text.length;
    return text.slice(0, start) + put + text.slice(start + length);
  }),
  fc.string({ maxLength: 300 }),
);

test('a file is refused for a reason that has a name, and is only looked at', () => {
  const { local } = installFakeChrome();
  always(file, (text) => {
    const read = readBackup(text);
    if (!read.ok) expect(BACKUP_FAULTS).toContain(read.fault);
    expect(local).toEqual({});
  });
});

test('what is brought in can be read again', async () => {
  await eventually(file, async (text) => {
    installFakeChrome();
    const read = readBackup(text);
    if (!read.ok) return;
    // One that is too large for what storage takes is refused as a whole.
    await bringIn(read.backup).catch(() => undefined);
    expect((await loadSettings()).ok).toBe(true);
    expect((await RULES.load()).ok).toBe(true);
  });
});
