import { beforeEach, expect, test, vi } from 'vitest';
import { isConnected, succeed } from '../../src/content/life';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';
import { page } from '../page';

let fake: FakeChrome;
let signal: AbortSignal;

beforeEach(() => {
  fake = installFakeChrome();
  signal = new AbortController().signal;
});

test('a script whose extension was updated gives the page back to its successor', () => {
  const document = page('<p data-lede="ad">Buy</p>');
  const leave = vi.fn();
  succeed(document, signal, leave);
  fake.id = undefined;
  expect(isConnected()).toBe(false);
  succeed(document, signal, vi.fn());
  expect(leave).toHaveBeenCalledOnce();
});

test('a page cannot end a script that lives', () => {
  const document = page('<p>Words</p>');
  const leave = vi.fn();
  succeed(document, signal, leave);
  document.dispatchEvent(new Event('lede-leave'));
  expect(leave).not.toHaveBeenCalled();
});

test('a page without marks is not told that anybody came', () => {
  const document = page('<p>Words</p>');
  const heard = vi.fn();
  document.addEventListener('lede-leave', heard);
  succeed(document, signal, vi.fn());
  expect(heard).not.toHaveBeenCalled();
});
