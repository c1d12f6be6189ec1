/** Analyses made by hand, so that what is tested is the reader and not the core. */

import type { Analysis, OutlineItem, Piece, Role, Story, Target } from '../../src/shared/analysis';
import * as safe from '../../src/reader/dom/safe';
import type { ReaderContext } from '../../src/reader/types';

const ROLES: Readonly<Record<string, Role>> = {
  p: 'paragraph',
  details: 'paragraph',
  aside: 'paragraph',
  ul: 'list',
  ol: 'list',
  dl: 'list',
  blockquote: 'quote',
  pre: 'code',
  table: 'table',
  figure: 'figure',
  img: 'figure',
  picture: 'figure',
  svg: 'figure',
  noscript: 'figure',
  iframe: 'embed',
  video: 'embed',
  audio: 'embed',
  math: 'math',
  hr: 'break',
};
const ROLES_OF_CLASS: readonly [selector: string, role: Role][] = [
  ['h2, h3, h4, h5, h6', 'heading'],
  ['.katex-display, .MathJax, mjx-container', 'math'],
  ['.code', 'code'],
  ['.picture', 'figure'],
  ['.text', 'paragraph'],
];

export interface Choices {
  /** The element that holds the story. */
  readonly root?: string;
  readonly leftOut?: string;
  readonly language?: string;
  readonly confidence?: number;
}

/** An analysis that takes `root` for the story, its blocks for the outline, and `[data-part]` for the rest. */
export function analysisByHand(document: Document, choices: Choices = {}): Analysis {
  const elements = safe.findAllInDocument(document, '*');
  const number = (element: Element | null): number | null => (element ? elements.indexOf(element) : null);
  const piece = (selector: string): Piece | null => {
    const element = safe.findInDocument(document, selector);
    const text = element?.getAttribute('datetime') ?? element?.textContent ?? '';
    return element ? { text: text.replace(/\s+/g, ' ').trim(), element: number(element) } : null;
  };
  const root = safe.findInDocument(document, choices.root ?? 'article');
  const html = safe.rootElementOf(document);
  const story: Story | null = root && {
    root: elements.indexOf(root),
    title: piece('h1'),
    description: piece('[data-part="description"]'),
    byline: piece('[data-part="byline"]'),
    date: piece('[data-part="date"]'),
    siteName: safe.findInDocument(document, 'meta[property="og:site_name"]')?.getAttribute('content') ?? null,
    leadImage: number(safe.findInDocument(document, '[data-part="lead"]')),
    outline: outlineOf(root, elements),
    leftOut: safe
      .findAllInDocument(document, choices.leftOut ?? '[data-part="out"]')
      .map((element) => target(element, elements)),
    words: (root.textContent ?? '').split(/\s+/).length,
    confidence: choices.confidence ?? 0.95,
  };
  return {
    elementCount: elements.length,
    pageType: story ? 'article' : 'other',
    language: choices.language ?? html?.getAttribute('lang') ?? null,
    direction: html?.getAttribute('dir') === 'rtl' ? 'rtl' : 'ltr',
    story,
    findings: [],
  };
}

function target(element: Element, elements: readonly Element[]): Target {
  return { type: 'element', element: elements.indexOf(element) };
}

function outlineOf(root: Element, elements: readonly Element[]): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const child of root.children) {
    if (child.matches('h1, [data-part]')) continue;
    const role = roleOf(child);
    if (role) items.push({ target: target(child, elements), role });
    else items.push(...outlineOf(child, elements));
  }
  return items;
}

function roleOf(element: Element): Role | null {
  const byClass = ROLES_OF_CLASS.find(([selector]) => element.matches(selector));
  return byClass?.[1] ?? ROLES[element.localName] ?? null;
}

/** Finds targets again the way the shell does, for documents that have not changed. */
export function resolver(document: Document): ReaderContext['resolve'] {
  const elements = safe.findAllInDocument(document, '*');
  return (wanted) => {
    if (wanted.type === 'element') {
      const element = elements[wanted.element];
      return element ? [element] : [];
    }
    const children = [...(elements[wanted.parent]?.childNodes ?? [])];
    return children.slice(wanted.firstChild, wanted.firstChild + wanted.length);
  };
}

export function contextByHand(document: Document, choices: Choices = {}): ReaderContext {
  return {
    document,
    analysis: analysisByHand(document, choices),
    resolve: resolver(document),
    analyze: (root) => Promise.resolve(analysisByHand(root.ownerDocument, choices)),
  };
}
