import { beforeEach, describe, expect, test } from 'vitest';
import { carry } from '../../src/shared/sync-carrier';
import { EntryTooLarge, SyncedStore, type Json, type StoreShape } from '../../src/shared/synced-store';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';
import { Random } from '../random';

const SHAPE: StoreShape = { name: 'things', version: 1, migrations: [] };

let clock = 1_000;
const store = new SyncedStore(SHAPE, () => clock);

class Device {
  readonly fake: FakeChrome = installFakeChrome();

  async set(...pairs: [string, Json | undefined][]): Promise<void> {
    this.fake.enter();
    clock += 10;
    await store.change((values) => {
      for (const [key, value] of pairs) {
        if (value === undefined) values.delete(key);
        else values.set(key, value);
      }
    });
  }

  carry(): Promise<string> {
    this.fake.enter();
    return carry(SHAPE);
  }

  async values(): Promise<Record<string, Json>> {
    this.fake.enter();
    const loaded = await store.load();
    if (!loaded.ok) throw new Error('cannot be read');
    return Object.fromEntries([...loaded.values].sort());
  }
}

/** The browser's own sync: of every item the one that was written last, whatever it holds. */
async function pass(from: Device, to: Device): Promise<void> {
  to.fake.sync.receive({ ...from.fake.sync.items });
  await to.carry();
}

let one: Device;
let other: Device;

beforeEach(() => {
  clock = 1_000;
  one = new Device();
  other = new Device();
});

describe('two devices', () => {
  test('what one chooses the other has', async () => {
    await one.set(['level', 'gentle'], ['site:example.org', { on: false }]);
    expect(await one.carry()).toBe('synced');
    await pass(one, other);
    expect(await other.values()).toEqual({ level: 'gentle', 'site:example.org': { on: false } });
  });

  test('different changes made apart both stand, though one write has covered the other', async () => {
    // Many, so that some share an item.
    const keys = Array.from({ length: 120 }, (_, at) => `site:${at}.example`);
    for (const [at, key] of keys.entries()) await (at % 2 ? one : other).set([key, { on: false }]);
    await one.carry();
    await other.carry();
    // The other's items arrive last and replace the one's of the same names.
    one.fake.sync.receive({ ...one.fake.sync.items, ...other.fake.sync.items });
    await one.carry();
    await pass(one, other);
    const all = Object.fromEntries(keys.sort().map((key) => [key, { on: false }]));
    expect(await one.values()).toEqual(all);
    expect(await other.values()).toEqual(all);
    expect(one.fake.sync.items).toEqual(other.fake.sync.items);
  });

  test('of two changes of the same thing the later stands on both, whoever hears first', async () => {
    await one.set(['level', 'gentle']);
    await other.set(['level', 'thorough']);
    await one.carry();
    await other.carry();
    await pass(one, other);
    await pass(other, one);
    expect(await one.values()).toEqual({ level: 'thorough' });
    expect(await other.values()).toEqual({ level: 'thorough' });
  });

  test('what one removes does not come back from the other', async () => {
    await one.set(['site:example.org', { on: false }], ['level', 'gentle']);
    await one.carry();
    await pass(one, other);
    await one.set(['site:example.org', undefined]);
    await one.carry();
    await other.set(['level', 'thorough']);
    await other.carry();
    await pass(one, other);
    await pass(other, one);
    expect(await one.values()).toEqual({ level: 'thorough' });
    expect(await other.values()).toEqual({ level: 'thorough' });
  });

  test('a clock put back does not make a change older than the one before it', async () => {
    await one.set(['level', 'gentle']);
    await one.carry();
    await pass(one, other);
    clock = 5;
    await other.set(['level', 'thorough']);
    await other.carry();
    await pass(other, one);
    expect(await one.values()).toEqual({ level: 'thorough' });
  });

  test('a stamp after which no other comes does not keep things from being changed and read', async () => {
    one.fake.local['things'] = {
      version: 1,
      entries: { level: { t: Number.MAX_SAFE_INTEGER, v: 'gentle' } },
    };
    await one.set(['level', 'thorough']);
    expect(await one.values()).toEqual({ level: 'thorough' });
    await one.set(['level', undefined]);
    expect(await one.values()).toEqual({});
  });

  test('whatever they do in whatever order, they end up alike, and then are silent', async () => {
    const random = new Random(7);
    const pairs: [Device, Device][] = [
      [one, other],
      [other, one],
    ];
    const model = new Map<string, Json | undefined>();
    for (let step = 0; step < 300; step += 1) {
      const [device, peer] = random.pick(pairs);
      const key = `k${random.below(40)}`;
      const value = random.chance(25) ? undefined : { n: step, pad: 'x'.repeat(random.below(900)) };
      if (random.chance(60)) {
        const knew = key in (await device.values());
        await device.set([key, value]);
        if (value !== undefined || knew) model.set(key, value);
      } else if (random.chance(50)) await device.carry();
      else await pass(device, peer);
    }
    for (let round = 0; round < 3; round += 1) {
      await one.carry();
      await pass(one, other);
      await pass(other, one);
    }
    expect(await one.values()).toEqual(await other.values());
    const expected = [...model].filter(([, value]) => value !== undefined).sort();
    expect(await one.values()).toEqual(Object.fromEntries(expected));
    const writes = one.fake.sync.writes + other.fake.sync.writes;
    await one.carry();
    await other.carry();
    expect(one.fake.sync.writes + other.fake.sync.writes).toBe(writes);
  });
});

describe('room', () => {
  const site = (at: number): [string, Json] => [
    `site:${at}.some-rather-long-name-of-a-site.example`,
    { on: false },
  ];

  test('a thousand sites fit into the quotas, and one more change writes little', async () => {
    await one.set(...Array.from({ length: 1_000 }, (_, at) => site(at)));
    expect(await one.carry()).toBe('synced');
    const before = structuredClone(one.fake.sync.items);
    await one.set(['level', 'gentle']);
    await one.carry();
    const touched = Object.keys(one.fake.sync.items).filter(
      (key) => JSON.stringify(one.fake.sync.items[key]) !== JSON.stringify(before[key]),
    );
    expect(touched).toHaveLength(1);
  });

  test('what does not fit stays on this device whole, and the rest goes along as before', async () => {
    await one.set(...Array.from({ length: 1_600 }, (_, at) => site(at)));
    expect(await one.carry()).toBe('full');
    expect(Object.keys(await one.values())).toHaveLength(1_600);
    await pass(one, other);
    const there = Object.keys(await other.values()).length;
    expect(there).toBeGreaterThan(500);
    expect(Object.keys(await one.values())).toHaveLength(1_600);
    // Room again: the rest follows.
    await one.set(...Array.from({ length: 1_100 }, (_, at): [string, undefined] => [site(at)[0], undefined]));
    one.fake.sync.quota.total = 1_000_000;
    expect(await one.carry()).toBe('synced');
    await pass(one, other);
    expect(Object.keys(await other.values())).toHaveLength(500);
  });

  test('large entries take items of their own and all stay under what an item may have', async () => {
    const rules = Array.from({ length: 20 }, (_, at): [string, Json] => [
      `r:${at}`,
      `<${'ü'.repeat(1_900)}${at}>`,
    ]);
    await one.set(...rules);
    expect(await one.carry()).toBe('synced');
    await pass(one, other);
    expect(await other.values()).toEqual(Object.fromEntries(rules.sort()));
  });

  test('an entry that no item can hold is refused, and nothing else of that change is written', async () => {
    await one.set(['level', 'gentle']);
    await expect(one.set(['level', 'thorough'], ['r:1', 'x'.repeat(7_000)])).rejects.toBeInstanceOf(
      EntryTooLarge,
    );
    expect(await one.values()).toEqual({ level: 'gentle' });
  });

  test('where there is no sync, or it is denied, this device keeps all', async () => {
    await one.set(['level', 'gentle']);
    one.fake.enter();
    const storage = chrome.storage as unknown as Record<string, unknown>;
    storage['sync'] = { get: () => Promise.reject(new Error('denied')) };
    expect(await one.carry()).toBe('missing');
    delete storage['sync'];
    expect(await one.carry()).toBe('missing');
    expect(await one.values()).toEqual({ level: 'gentle' });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['of a newer version', { version: 2, entries: { level: { t: 9, v: 'gentle' } } }],
    ['damaged', 'nonsense'],
    ['without times', { version: 1, entries: { level: 'gentle' } }],
  ])('an item %s is neither heeded nor touched, whatever else is carried', async (_, item) => {
    // Under every name that could be wanted.
    const items = Object.fromEntries(Array.from({ length: 24 }, (_, group) => [`things.${group}.0`, item]));
    one.fake.sync.receive(items);
    await one.set(['level', 'thorough'], ['comments', 'folded']);
    expect(await one.carry()).toBe('refused');
    expect(await one.values()).toEqual({ level: 'thorough', comments: 'folded' });
    expect(one.fake.sync.items).toMatchObject(items);
    await pass(one, other);
    expect(await other.values()).toEqual({ level: 'thorough', comments: 'folded' });
  });

  test('on this device is left alone, and nothing that comes in is put over it', async () => {
    await other.set(['level', 'gentle']);
    await other.carry();
    one.fake.local['things'] = { version: 9, wisdom: true };
    await pass(other, one);
    expect(await one.carry()).toBe('refused');
    expect(one.fake.local['things']).toEqual({ version: 9, wisdom: true });
  });

  test('items of others are nobody’s business', async () => {
    one.fake.sync.receive({ 'thingsOfOthers.0': 1, things: 2 });
    await one.set(['level', 'gentle']);
    expect(await one.carry()).toBe('synced');
    expect(one.fake.sync.items).toMatchObject({ 'thingsOfOthers.0': 1, things: 2 });
  });
});

test('a store of an earlier version is brought up step by step, and by a step that fails not at all', async () => {
  one.fake.enter();
  const step = (to: number) => (stored: unknown) => ({ ...(stored as object), version: to });
  const third = new SyncedStore({ name: 'things', version: 3, migrations: [step(2), step(3)] });
  one.fake.local['things'] = { version: 1, entries: { a: { t: 1, v: 1 } } };
  expect(await third.load()).toEqual({ ok: true, values: new Map([['a', 1]]) });
  const broken = new SyncedStore({ name: 'things', version: 3, migrations: [step(2), () => undefined] });
  expect(await broken.load()).toEqual({ ok: false, stored: one.fake.local['things'] });
});
