import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Hiding } from '../../src/dom/hiding';
import { liftScrollLock } from '../../src/dom/scroll-lock';

/** The document of the test itself: only that has styles. */
function lift(styles: { html?: string; body?: string }): string {
  document.documentElement.setAttribute('style', styles.html ?? '');
  document.body.setAttribute('style', styles.body ?? '');
  const hiding = new Hiding();
  liftScrollLock(document, hiding);
  const marks = [document.documentElement, document.body].map((element) => element.getAttribute('data-lede'));
  hiding.undo();
  expect(document.documentElement.hasAttribute('data-lede')).toBe(false);
  expect(document.body.hasAttribute('data-lede')).toBe(false);
  expect(document.body.getAttribute('style')).toBe(styles.body ?? '');
  return marks.join(' ').trim();
}

// The window of the document itself: the test runner puts its own global in front of it.
const view = Reflect.get(Document.prototype, 'defaultView', document);
if (!view) throw new Error('no window');
let height: number;
let scrollTo: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  height = 5_000;
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => height);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => window.innerHeight);
  scrollTo = vi.spyOn(view, 'scrollTo').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('a page that may scroll is left alone', () => {
  expect(lift({})).toBe('');
});

test('the overflow of body, of html, or of both is let go', () => {
  expect(lift({ body: 'overflow-y: hidden' })).toBe('scroll');
  expect(lift({ html: 'overflow-y: hidden' })).toBe('scroll');
  expect(lift({ html: 'overflow-y: hidden', body: 'overflow-y: hidden' })).toBe('scroll scroll');
});

test('a page that has nothing to scroll to is an application that hides its overflow for good', () => {
  height = window.innerHeight;
  expect(lift({ body: 'overflow-y: hidden' })).toBe('');
});

test('a body that was pinned is let go where the reader had been', () => {
  expect(lift({ body: 'position: fixed; top: -640px' })).toBe('scroll-fixed');
  expect(scrollTo).toHaveBeenCalledWith({ top: 640, behavior: 'instant' });
});
