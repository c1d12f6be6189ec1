import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Folds } from '../../src/dom/folds';
import { shareHidden } from '../../src/dom/height';
import { Hiding } from '../../src/dom/hiding';
import { isHole } from '../../src/dom/holes';

const PAGE = '<main><p>Story.</p><div class="below"><section id="comments"><p>Ay.</p></section></div></main>';

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

const element = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

describe('folds', () => {
  test('leave a line in the place, which is empty no longer, and take it away again', () => {
    const hiding = new Hiding();
    hiding.mark(element('#comments'), 'comments');
    hiding.mark(element('.below'), 'hole');
    const folds = new Folds();
    const folded = { first: element('#comments'), hiding, open: vi.fn() };
    folds.show([folded]);
    expect(element('lede-fold').nextSibling).toBe(element('#comments'));
    expect(element('.below').getAttribute('data-lede')).toBeNull();
    expect(isHole(element('.below'), hiding)).toBe(false);

    folds.show([folded]);
    expect(document.querySelectorAll('lede-fold')).toHaveLength(1);

    folds.clear();
    hiding.undo();
    expect(document.body.innerHTML).toBe(PAGE);
  });

  test('go when what they stand for is shown', () => {
    const folds = new Folds();
    folds.show([{ first: element('#comments'), hiding: new Hiding(), open: vi.fn() }]);
    folds.show([]);
    expect(document.body.innerHTML).toBe(PAGE);
  });

  test('follow what the page moves, and survive what it removes', () => {
    const folds = new Folds();
    const first = element('#comments');
    const folded = { first, hiding: new Hiding(), open: vi.fn() };
    folds.show([folded]);
    element('main').prepend(first);
    folds.show([folded]);
    expect(element('lede-fold').nextSibling).toBe(first);
    first.remove();
    folds.show([folded]);
    folds.clear();
    expect(document.querySelector('lede-fold')).toBeNull();
  });

  test('a click that no person made opens nothing', () => {
    const open = vi.fn();
    new Folds().show([{ first: element('#comments'), hiding: new Hiding(), open }]);
    element('lede-fold').dispatchEvent(new Event('click', { bubbles: true, composed: true }));
    expect(open).not.toHaveBeenCalled();
  });
});

describe('the share of the height', () => {
  test('is what the page grows by while all of it is shown, and leaves everything as it was', () => {
    const hiding = new Hiding();
    hiding.mark(element('#comments'), 'comments');
    const before = document.documentElement.outerHTML;
    const heights = vi
      .spyOn(Element.prototype, 'scrollHeight', 'get')
      .mockImplementation(() => (document.querySelector('[data-lede]') ? 600 : 1_000));
    expect(shareHidden(document, [hiding])).toBeCloseTo(0.4);
    expect(document.documentElement.outerHTML).toBe(before);
    heights.mockRestore();
  });

  test('is nothing where nothing is hidden', () => {
    expect(shareHidden(document, [])).toBe(0);
  });
});
