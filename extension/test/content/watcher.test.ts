import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watcher } from '../../src/content/watcher';
import { page } from '../page';

/** What bringing the page up to date costs, in milliseconds. */
let cost: number;

let document: Document;
let cleaned: number;
let hidden: Set<Node>;
let watcher: Watcher;
let isSeen: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  document = page('<main><p>Words</p><div id="ad"></div></main>');
  cleaned = 0;
  cost = 20;
  hidden = new Set();
  isSeen = true;
  vi.spyOn(Document.prototype, 'hidden', 'get').mockImplementation(() => !isSeen);
  watcher = new Watcher({
    document,
    clean: async () => {
      cleaned += 1;
      await new Promise((resolve) => setTimeout(resolve, cost));
    },
    trees: () => [document],
    hasNewTrees: () => false,
    isHidden: (node) => hidden.has(node),
    unmarked: () => undefined,
    opened: () => undefined,
    locked: () => undefined,
    arrived: () => undefined,
    seenAgain: () => undefined,
    isAlive: () => true,
  });
  watcher.start();
});

afterEach(() => {
  watcher.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const main = (): Element => document.querySelector('main') ?? document.body;

/** Lets time pass, with `act` at every step. */
async function pass(milliseconds: number, step: number, act: () => void = () => undefined): Promise<void> {
  for (let time = 0; time < milliseconds; time += step) {
    act();
    await vi.advanceTimersByTimeAsync(step);
  }
}

test('what comes is looked at within 100 ms, and once for all that comes together', async () => {
  await pass(60, 10, () => {
    main().append(document.createElement('div'));
  });
  expect(cleaned).toBe(1);
});

test('a page being built is followed closely', async () => {
  await pass(2_000, 100, () => {
    main().append(document.createElement('div'));
  });
  expect(cleaned).toBeGreaterThanOrEqual(15);
});

test('a page that mutates without end gets less than a hundredth of the time', async () => {
  cost = 200;
  await pass(900_000, 3_000, () => {
    main().append(document.createElement('div'));
    main().lastElementChild?.remove();
  });
  expect(cleaned * cost).toBeLessThan(9_000);
  expect(cleaned).toBeGreaterThan(20);
});

test('what shows nothing is not looked at', async () => {
  await pass(3_000, 100, () => {
    main().append(document.createElement('script'), document.createComment('a note'), ' ');
  });
  expect(cleaned).toBe(0);
});

test('an advertisement that changes where it is hidden, or a clock, is looked at now and then', async () => {
  const slot = document.querySelector('#ad') ?? document.body;
  hidden.add(slot);
  await pass(6_000, 50, () => {
    slot.replaceChildren(document.createElement('img'));
    document.querySelector('p')?.replaceChildren(String(performance.now()));
  });
  expect(cleaned).toBeGreaterThan(0);
  expect(cleaned).toBeLessThanOrEqual(10);
});

test('a page that nobody sees costs nothing, and is looked at once when somebody does', async () => {
  isSeen = false;
  document.dispatchEvent(new Event('visibilitychange'));
  await pass(10_000, 100, () => {
    main().append(document.createElement('div'));
  });
  expect(cleaned).toBe(0);
  isSeen = true;
  document.dispatchEvent(new Event('visibilitychange'));
  await pass(500, 100);
  expect(cleaned).toBe(1);
});

test('once stopped, it does nothing', async () => {
  main().append(document.createElement('div'));
  watcher.stop();
  await pass(1_000, 100, () => {
    main().append(document.createElement('div'));
  });
  expect(cleaned).toBe(0);
});
