import { expect, test } from 'vitest';
import { applyFindings } from '../../src/dom/apply';
import { takeSnapshot } from '../../src/dom/snapshot';
import type { Kind } from '../../src/shared/analysis';
import { EVERYTHING, finding } from '../page';

/** Hides `.x` and gives the names of what was closed around it. */
function closed(body: string, kind: Kind = 'ad'): string[] {
  // The document of the test itself: only that has styles.
  document.body.innerHTML = body;
  const findings = [...document.querySelectorAll('*')].flatMap((element, number) =>
    element.classList.contains('x') ? [finding({ type: 'element', element: number }, kind)] : [],
  );
  applyFindings(document, findings, takeSnapshot(document.documentElement), EVERYTHING);
  return [...document.querySelectorAll('[data-lede="hole"]')].map(({ id }) => id);
}

test.each([
  ['a box of nothing else', '<div id="h"><p class="x">Buy</p></div>', ['h']],
  ['boxes in boxes', '<div id="o"><div id="i"> <p class="x">Buy</p>\n</div></div>', ['o', 'i']],
  ['two hidden things', '<div id="h"><p class="x">Buy</p><p class="x">Buy</p></div>', ['h']],
  ['scripts and line breaks', '<div id="h"><p class="x">Buy</p><script>1</script><br><hr></div>', ['h']],
  ['empty boxes beside it', '<div id="h"><p class="x">Buy</p><div><span> </span></div></div>', ['h']],
  ['a box with words', '<div id="h"><p class="x">Buy</p>Words</div>', []],
  ['words deeper down', '<div id="h"><p class="x">Buy</p><div><b>Words</b></div></div>', []],
  ['a picture', '<div id="h"><p class="x">Buy</p><img src="a.png" alt=""></div>', []],
  ['a field', '<div id="h"><p class="x">Buy</p><input></div>', []],
  ['a component of the page', '<div id="h"><p class="x">Buy</p><x-player></x-player></div>', []],
  ['a background picture', '<div id="h" style="background-image: url(a.png)"><p class="x">Buy</p></div>', []],
  ['the frame of the page', '<main id="h"><p class="x">Buy</p></main>', []],
  [
    'a cell, which keeps its column',
    '<table><tbody><tr><td id="h"><p class="x">Buy</p></td></tr></table>',
    [],
  ],
])('around %s', (_, body, expected) => {
  expect(closed(body)).toEqual(expected);
});

test('the box of an overlay stays open, for the next overlay', () => {
  expect(closed('<div id="portal"><div class="x">Accept cookies</div></div>', 'overlay')).toEqual([]);
});
