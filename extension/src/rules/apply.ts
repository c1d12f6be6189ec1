/** What the person's rules name on a page, and what of it may be hidden. */

import * as safe from '../reader/dom/safe';
import type { Refusal } from '../shared/hidden';
import { findNamed, type Root } from './match';
import { linesOf } from './lines';
import { parseLine } from './parse';
import type { Rule } from './syntax';

/** What a rule names. */
export interface Own {
  readonly element: Element;
  /** The line of the rule. */
  readonly rule: string;
  readonly refusal?: Refusal;
}

/** A text of the story, with how much of it there is. */
export interface Prose {
  readonly node: Node;
  readonly length: number;
}

export interface Named {
  readonly own: readonly Own[];
  /** Whether an exception keeps these from being hidden. */
  readonly keeps: (nodes: readonly Node[]) => boolean;
}

export const NOTHING_NAMED: Named = { own: [], keeps: () => false };

interface Line {
  readonly text: string;
  readonly rule: Rule;
}

/** The rules that are for one site. */
export class SiteRules {
  readonly #hiding: readonly Line[];
  readonly #keeping: readonly Line[];

  /** `host` is the host name of a page; `file:` for pages that have none. */
  constructor(text: string, host: string) {
    const lines = linesOf(text).flatMap((line) => {
      // Most of a long list is for other sites, and need not be read.
      if (!mayBeFor(line, host)) return [];
      const parsed = parseLine(line);
      return parsed.type === 'rule' && isFor(parsed.rule, host)
        ? [{ text: line.trim(), rule: parsed.rule }]
        : [];
    });
    this.#hiding = lines.filter(({ rule }) => !rule.isException);
    this.#keeping = lines.filter(({ rule }) => rule.isException);
  }

  get isEmpty(): boolean {
    return this.#hiding.length === 0 && this.#keeping.length === 0;
  }

  look(root: Root, story: () => readonly Prose[]): Named {
    if (this.isEmpty) return NOTHING_NAMED;
    const kept = [...named(this.#keeping, root).keys()];
    const keeps = (nodes: readonly Node[]): boolean =>
      nodes.some((node) => kept.some((one) => safe.contains(one, node) || safe.contains(node, one)));
    const found = [...named(this.#hiding, root)].filter(([element]) => !keeps([element]));
    const prose = found.length > 0 ? story() : [];
    const own = outermost(found).map(([element, rule]): Own => {
      const refusal = refusalOf(element, prose);
      return { element, rule, ...(refusal ? { refusal } : {}) };
    });
    return { own, keeps };
  }
}

/** Each element with the first rule that names it. */
function named(lines: readonly Line[], root: Root): Map<Element, string> {
  const found = new Map<Element, string>();
  for (const { text, rule } of lines) {
    for (const element of findNamed(rule.names, root)) if (!found.has(element)) found.set(element, text);
  }
  return found;
}

function outermost(found: readonly (readonly [Element, string])[]): (readonly [Element, string])[] {
  const all = new Set(found.map(([element]) => element));
  return found.filter(([element]) => {
    for (let at = safe.parentOf(element); at; at = safe.parentOf(at))
      if (all.has(at as Element)) return false;
    return true;
  });
}

const FRAME = 'html, head, body, main, [role="main"]';
/** The story is not for rules: this share of it is more than a box between its paragraphs holds. */
const MOST_STORY = 0.25;

export function refusalOf(element: Element, story: readonly Prose[]): Refusal | undefined {
  if (Element.prototype.matches.call(element, FRAME) || safe.find(element, FRAME)) return 'page';
  const all = story.reduce((sum, { length }) => sum + length, 0);
  const inside = story.reduce(
    (sum, { node, length }) => sum + (safe.contains(element, node) ? length : 0),
    0,
  );
  return all > 0 && inside / all > MOST_STORY ? 'story' : undefined;
}

function isFor({ domains, except }: Rule, host: string): boolean {
  const isAt = (domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
  return (domains.length === 0 || domains.some(isAt)) && !except.some(isAt);
}

/** A quick look: false only where {@link isFor} would be. */
function mayBeFor(line: string, host: string): boolean {
  const at = line.indexOf('#');
  const domains = at < 0 ? '' : line.slice(0, at).trim();
  if (at < 0) return false;
  if (domains === '' || domains.startsWith('~') || /[^\0-\x7f]/.test(domains)) return true;
  const name = host.split('.').at(-2) ?? host;
  return domains.toLowerCase().includes(name);
}

export function hostOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { hostname, protocol } = new URL(url);
  return hostname === '' ? protocol : hostname;
}
