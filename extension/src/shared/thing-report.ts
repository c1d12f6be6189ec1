/** A report on one thing that was hidden wrongly, for the person to look over and paste. It is sent nowhere. */

import { printShape } from '../rules/shape-text';
import type { Shape } from '../rules/syntax';
import type { HiddenThing } from './hidden';

interface Reported {
  readonly thing: HiddenThing;
  readonly shape: Shape | undefined;
  readonly language: string;
  readonly address: string;
}

const MOST_WORDS = 2_000;

/** The words of the page and its address are in it only if the person wants them to be. */
export function thingReport({ thing, shape, ...page }: Reported, words: string | undefined): string {
  const { kind, confidence, evidence, isShown } = thing;
  const withWords = words !== undefined;
  const report = {
    lede: chrome.runtime.getManifest().version,
    wrong: { kind, confidence: Math.round(confidence * 100) / 100, putBack: isShown },
    evidence: evidence.map(({ rule, matched, value }) => ({
      rule,
      value,
      ...(withWords ? { matched } : {}),
    })),
    structure: shape ? printShape(withWords ? shape : redacted(shape)) : null,
    page: { language: page.language, ...(withWords ? { address: page.address } : {}) },
    ...(withWords ? { words: words.slice(0, MOST_WORDS) } : {}),
  };
  return JSON.stringify(report, null, 2);
}

/** The structure without what the page says in it. */
function redacted({ text: _text, attributes, ...shape }: Shape): Shape {
  return { ...shape, attributes: attributes.map(({ name }) => ({ name, value: null })) };
}
