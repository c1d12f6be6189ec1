import { beforeEach, expect, test } from 'vitest';
import { isRefusing, rememberRefusal } from '../../src/engine/refusals';
import { installFakeChrome, type FakeChrome } from '../fake-chrome';

let fake: FakeChrome;

beforeEach(() => {
  fake = installFakeChrome();
});

test('an origin is remembered, and told from others', async () => {
  expect(await isRefusing('https://example.org')).toBe(false);
  await rememberRefusal('https://example.org');
  await rememberRefusal('https://example.org');
  expect(await isRefusing('https://example.org')).toBe(true);
  expect(await isRefusing('https://example.com')).toBe(false);
});

test('what is kept names nobody', async () => {
  await rememberRefusal('https://example.org');
  expect(JSON.stringify(fake.session)).not.toContain('example');
});

test('where nothing may be known, nothing is', async () => {
  fake.session['refusals'] = 'nonsense';
  expect(await isRefusing('https://example.org')).toBe(false);
  Reflect.deleteProperty(globalThis, 'chrome');
  expect(await isRefusing('https://example.org')).toBe(false);
});

test('the list does not grow for ever', async () => {
  for (let at = 0; at < 2_100; at += 1) await rememberRefusal(`https://${at}.example`);
  expect(fake.session['refusals']).toHaveLength(2_000);
  expect(await isRefusing('https://2099.example')).toBe(true);
  expect(await isRefusing('https://0.example')).toBe(false);
});
