/** Whether the page itself says that more of the story is for subscribers. */

import * as safe from '../dom/safe';

const NOT_FREE = /"isAccessibleForFree"\s*:\s*(?:false|"false"|"no")/i;
const WORD_COUNT = /"wordCount"\s*:\s*"?(\d{2,6})/;
/** With this much text on the page the story was most likely not held back. */
const FULL_LENGTH = 400;

export function gated(document: Document, words: () => number): boolean {
  const tier = safe.findInDocument(document, 'meta[property="article:content_tier"]');
  const locked = tier !== null && /^(?:locked|metered)$/i.test(safe.attribute(tier, 'content') ?? '');
  const statements = safe
    .findAllInDocument(document, 'script[type="application/ld+json"]')
    .map((script) => safe.textOf(script));
  if (!locked && !statements.some((statement) => NOT_FREE.test(statement))) return false;
  const stated = Math.max(0, ...statements.map((statement) => Number(WORD_COUNT.exec(statement)?.[1] ?? 0)));
  return stated > 0 ? words() < stated * 0.7 : words() < FULL_LENGTH;
}
