import { expect, test } from 'vitest';
import { decode, prepare } from '../src/prepare';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );

test('a page becomes the markup that a browser would make of it', () => {
  const prepared = prepare('<!doctype html><title>Mill</title><p>It turns');
  expect(prepared).toEqual({
    ok: true,
    html: '<!DOCTYPE html><html><head><title>Mill</title></head><body><p>It turns</p></body></html>',
  });
});

test('scripts are put to rest, data in scripts stays as it is', () => {
  const prepared = prepare(
    '<script>run()</script><script type=module>run()</script><script type="application/ld+json">{}</script>',
  );
  expect(prepared.ok && prepared.html.match(/<script[^>]*>/g)).toEqual([
    '<script type="text/plain">',
    '<script type="text/plain">',
    '<script type="application/ld+json">',
  ]);
});

test('hints that would reach for the network lose their meaning', () => {
  const prepared = prepare(
    '<link rel="dns-prefetch" href="//far.example"><link rel="Preconnect" href="//far.example">',
  );
  expect(prepared.ok && prepared.html).not.toMatch(/preconnect|dns-prefetch/i);
});

test.each([
  ['  \n', 'empty'],
  ['\u0000\u0001\ufffd'.repeat(50), 'no text'],
  ['x'.repeat(10_000_000), 'too large'],
])('what is no page is refused with a reason', (source, reason) => {
  expect(prepare(source)).toEqual({ ok: false, reason });
});

test.each([
  ['UTF-8', bytes('caf', [0xc3, 0xa9]), 'café'],
  ['a declared encoding', bytes('<meta charset="iso-8859-2">', [0xb1]), '<meta charset="iso-8859-2">ą'],
  ['an old page that declares nothing', bytes('caf', [0xe9]), 'café'],
  ['an encoding that nobody knows', bytes('<meta charset=klingon>', [0xe9]), '<meta charset=klingon>é'],
  ['UTF-16 with its mark', bytes([0xff, 0xfe], 'a', [0], 'b', [0]), 'ab'],
])('%s is read', (_, file, text) => {
  expect(decode(file)).toBe(text);
});
