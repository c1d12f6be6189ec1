/** What of a labelled page can be seen, by computed style. */

import type { Tab } from './browser';

/** A selector, and what the elements it finds are; of nested labels the inner one counts. */
export type Label = readonly [selector: string, category: string];

export interface Unit {
  readonly category: string;
  readonly name: string;
  readonly words: number;
  /** The words of it that can be seen. */
  readonly seen: string;
  /** Whether it takes no place on the page. */
  readonly boxless: boolean;
}

export interface Survey {
  readonly units: readonly Unit[];
  /** Words of kept categories that cannot be seen, with what they are. */
  readonly lost: readonly string[];
  /** How many words of kept categories there are. */
  readonly kept: number;
}

const CLUTTER = ['ad', 'related', 'teaser', 'newsletter', 'social', 'overlay'];
const KEPT = ['article', 'meta'];

export const OWN_LABELS: readonly Label[] = [
  ...CLUTTER.map((kind): Label => [`[data-unit="${kind}"]`, kind]),
  ['[data-story]', 'article'],
];

export function survey(tab: Tab, labels: readonly Label[] = OWN_LABELS): Promise<Survey> {
  return tab.evaluate(
    ({ labels, clutter, kept }) => {
      const categories = new Map<Element, string>();
      for (const [selector, category] of labels) {
        for (const element of document.querySelectorAll(selector)) categories.set(element, category);
      }
      const labelled = (node: Node): Element | undefined => {
        for (let at = node.parentElement; at; at = at.parentElement) if (categories.has(at)) return at;
        return undefined;
      };
      const isSeen = (text: Text): boolean => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const shown = text.parentElement?.checkVisibility({ visibilityProperty: true }) ?? false;
        return shown && range.getClientRects().length > 0;
      };
      const nameOf = (element: Element): string =>
        element.localName +
        (element.id ? `#${element.id}` : '') +
        [...element.classList].map((name) => `.${name}`).join('');
      const words = (text: string): string[] =>
        text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[\p{L}\p{N}_]+/gu) ?? [];

      const units = new Map<Element, { count: number; seen: string[] }>();
      for (const [element, category] of categories) {
        if (clutter.includes(category)) units.set(element, { count: 0, seen: [] });
      }
      const lost: string[] = [];
      let keptWords = 0;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node as Text;
        const found = words(text.data);
        if (found.length === 0 || text.parentElement?.closest('script, style, noscript, template, svg'))
          continue;
        const holder = labelled(text);
        if (!holder) continue;
        const unit = units.get(holder);
        const seen = isSeen(text);
        if (unit) {
          unit.count += found.length;
          if (seen) unit.seen.push(...found);
        } else if (kept.includes(categories.get(holder) ?? '')) {
          keptWords += found.length;
          if (!seen) lost.push(`${nameOf(holder)}: ${text.data.trim()}`);
        }
      }
      return {
        units: [...units].map(([element, { count, seen }]) => ({
          category: categories.get(element) ?? '',
          name: nameOf(element),
          words: count,
          seen: seen.join(' '),
          boxless: element.getClientRects().length === 0,
        })),
        lost,
        kept: keptWords,
      };
    },
    { labels, clutter: CLUTTER, kept: KEPT },
  );
}

/** The clutter that is still to be seen, to be compared with an empty list. */
export function left({ units }: Survey): string[] {
  return units
    .filter(({ words, seen, boxless }) => (words > 0 ? seen !== '' : !boxless))
    .map(({ category, name, seen }) => `${category} ${name} ${seen}`.trim());
}
