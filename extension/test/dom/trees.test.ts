import { describe, expect, test } from 'vitest';
import { hostOf, treeOf, treesIn } from '../../src/dom/trees';
import { page } from '../page';

const nothing = (): boolean => false;

describe('the trees of a page', () => {
  test('open shadow roots with something in them are found, outer ones first; closed ones are not', () => {
    const document = page('<x-a></x-a><div id="host"></div><x-closed></x-closed><x-icon></x-icon>');
    const attach = (selector: string, mode: ShadowRootMode, html: string): ShadowRoot => {
      const root = document.querySelector(selector)?.attachShadow({ mode });
      if (!root) throw new Error(`no ${selector}`);
      root.innerHTML = html;
      return root;
    };
    const outer = attach('x-a', 'open', '<p>Words</p><x-b></x-b>');
    const inner = outer.querySelector('x-b')?.attachShadow({ mode: 'open' });
    if (inner) inner.innerHTML = '<a href="/">A link</a>';
    const plain = attach('#host', 'open', '<p>Words</p>');
    attach('x-closed', 'closed', '<p>Words</p>');
    attach('x-icon', 'open', '<svg></svg>');
    expect(treesIn(document, nothing)).toEqual([outer, inner, plain]);
    expect(treesIn(document, ({ localName }) => localName === 'x-a')).toEqual([plain]);
    expect(inner && hostOf(inner)?.localName).toBe('x-b');
  });

  test('what lies in no page has no host, and asking is no fault', () => {
    const document = page('<p>Words</p>');
    const alone = document.createElement('div');
    const fragment = document.createDocumentFragment();
    fragment.append(alone);
    for (const node of [
      alone,
      fragment,
      document,
      document.createElement('form'),
      document.createTextNode(''),
    ]) {
      expect(hostOf(treeOf(node))).toBeUndefined();
    }
  });
});
