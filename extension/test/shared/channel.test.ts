import { beforeEach, expect, test, vi } from 'vitest';
import { isContentScript, isOwnPage, receive } from '../../src/shared/channel';
import { isToBackground, isToPage, type ToBackground, type ToPage } from '../../src/shared/messages';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';

const contentScript = { id: 'lede', frameId: 0, tab: { id: 7 }, url: 'https://example.org/' };
const popup = { id: 'lede', url: 'chrome-extension://lede/popup.html' };
const popupInTab = { ...popup, frameId: 0, tab: { id: 9 } };
const worker = { id: 'lede' };

let fake: FakeChrome;

beforeEach(() => {
  fake = installFakeChrome();
});

const background = (answer = vi.fn(() => Promise.resolve(true as const))): typeof answer => {
  receive<ToBackground>({ accepts: isToBackground, from: isContentScript, answer });
  return answer;
};

test('a content script is answered', async () => {
  background();
  expect(await fake.deliver({ type: 'insertStyle' }, contentScript)).toEqual({ answer: true });
});

test.each([
  ['another extension', { ...contentScript, id: 'other' }],
  ['a frame inside a page', { ...contentScript, frameId: 3 }],
  ['the popup', popup],
  ['the popup in a tab', popupInTab],
])('%s is not answered as one', async (_, sender) => {
  const answer = background();
  expect(await fake.deliver({ type: 'insertStyle' }, sender)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});

test('a page listens to the popup and the background, and to no other page', async () => {
  const answer = vi.fn(() =>
    Promise.resolve({ cleaning: { status: 'nothing' }, readerOpen: false } as const),
  );
  receive<ToPage>({ accepts: isToPage, from: isOwnPage, answer });
  for (const sender of [popup, popupInTab, worker]) {
    expect(await fake.deliver({ type: 'getState' }, sender)).toHaveProperty('answer');
  }
  expect(await fake.deliver({ type: 'getState' }, contentScript)).toBeUndefined();
});

test('what is not understood is not answered', async () => {
  const answer = background();
  expect(await fake.deliver({ type: 'analyze', html: 1 }, contentScript)).toBeUndefined();
  expect(answer).not.toHaveBeenCalled();
});

test('a fault while answering travels back as one', async () => {
  background(vi.fn(() => Promise.reject(new RangeError('too deep'))));
  expect(await fake.deliver({ type: 'insertStyle' }, contentScript)).toEqual({
    failure: 'RangeError: too deep',
  });
});

test('nothing is answered once the signal has aborted', async () => {
  const life = new AbortController();
  receive<ToBackground>(
    { accepts: isToBackground, from: isContentScript, answer: () => Promise.resolve(true as const) },
    life.signal,
  );
  life.abort();
  expect(await fake.deliver({ type: 'insertStyle' }, contentScript)).toBeUndefined();
});
