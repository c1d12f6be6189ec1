import { expect, test } from 'vitest';
import { createMarks } from '../../src/reader/place/marks';
import { textMap } from '../../src/reader/place/text-map';
import { memoryStore, storageStore } from '../../src/reader/store/browser';
import { pageKey } from '../../src/reader/store/key';
import {
  DEFAULT_SETTINGS,
  pageMemoryFrom,
  settingsFrom,
  type PageMemory,
} from '../../src/reader/store/settings';

function body(html: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

function area(stored: Record<string, unknown> = {}): {
  stored: Record<string, unknown>;
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
} {
  return {
    stored,
    get: (key) => Promise.resolve(key in stored ? { [key]: stored[key] } : {}),
    set(items) {
      Object.assign(stored, JSON.parse(JSON.stringify(items)));
      return Promise.resolve();
    },
  };
}

const memory: PageMemory = { place: 0.5, marks: [{ start: 3, end: 9 }], length: 100, at: 1 };

test('settings of any origin become settings', () => {
  expect(settingsFrom(undefined)).toEqual(DEFAULT_SETTINGS);
  expect(settingsFrom([1])).toEqual(DEFAULT_SETTINGS);
  expect(settingsFrom({ theme: 'pink', size: 'large', width: Number.NaN, voices: { en: 1 } })).toEqual(
    DEFAULT_SETTINGS,
  );
  expect(settingsFrom({ theme: 'sepia', size: 1000, lineHeight: 0, justify: 'yes' })).toMatchObject({
    theme: 'sepia',
    size: 34,
    lineHeight: 1.2,
    justify: false,
  });
});

test('settings and places are remembered', async () => {
  for (const store of [memoryStore(), storageStore(area(), false)]) {
    await store.save({ ...DEFAULT_SETTINGS, theme: 'black' });
    await store.savePage('a', memory);
    expect(await store.load()).toMatchObject({ theme: 'black' });
    expect(await store.loadPage('a')).toEqual(memory);
    await store.savePage('a', null);
    expect(await store.loadPage('a')).toBeNull();
  }
});

test('a private window leaves no page behind', async () => {
  const stored = area();
  await storageStore(stored, true).savePage('a', memory);
  expect(stored.stored).toEqual({});
});

test('only the newest pages are kept', async () => {
  const stored = area();
  const store = storageStore(stored, false);
  for (let at = 0; at < 320; at += 1) await store.savePage(`page-${at}`, { ...memory, at });
  expect(Object.keys(stored.stored['reader.pages'] as object)).toHaveLength(300);
  expect(await store.loadPage('page-0')).toBeNull();
  expect(await store.loadPage('page-319')).not.toBeNull();
});

test('no words and no address of a page are stored', async () => {
  const stored = area();
  const key = pageKey('https://ledger.example/secret-story');
  await storageStore(stored, false).savePage(key, memory);
  expect(JSON.stringify(stored.stored)).not.toMatch(/secret|ledger|https/);
});

test('a page is known again by its address, whatever campaign led there', () => {
  const plain = pageKey('https://ledger.example/story?id=1');
  expect(pageKey('https://ledger.example/story?utm_source=x&id=1&fbclid=y#part')).toBe(plain);
  expect(pageKey('https://ledger.example/story?id=2')).not.toBe(plain);
});

test('broken memories are none', () => {
  expect(pageMemoryFrom({ place: 2 })).toBeNull();
  expect(
    pageMemoryFrom({ place: 0.1, marks: [{ start: 5, end: 1 }, 'x', { start: 1, end: 2 }] })?.marks,
  ).toEqual([{ start: 1, end: 2 }]);
});

test('offsets lead to nodes and back, past what is no text of the story', () => {
  const story = body('<p>One <b>two</b></p><div class="embed">Load</div><p>three</p>');
  const map = textMap(story, '.embed');
  expect(map.text).toBe('One twothree');
  const three = story.lastElementChild?.firstChild as Text;
  expect(map.offsetOf(three, 2)).toBe(9);
  expect(map.offsetOf(story, 1)).toBe(7);
  expect(map.offsetOf(story, 3)).toBe(12);
  expect(map.rangeOf(4, 9)?.toString()).toBe('twoLoadth');
});

test('highlights merge, split no word wrongly, and leave the text as it was', () => {
  const story = body('<p>One <b>two</b> three <i>four</i> five</p>');
  const before = story.innerHTML;
  let changes = 0;
  const marks = createMarks(story, () => {
    changes += 1;
  });
  marks.add(2, 6);
  marks.add(5, 10);
  expect(marks.list).toEqual([{ start: 2, end: 10 }]);
  expect([...story.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe('e two th');
  expect(marks.covering(3, 5)).toBe(marks.list[0]);
  const [only] = marks.list;
  if (only) marks.remove(only);
  expect(story.innerHTML).toBe(before);
  expect(changes).toBe(3);
  marks.add(3, 4);
  expect(marks.list).toEqual([]);
});
