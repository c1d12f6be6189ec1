/** Counting words in any script. */

// Scripts without spaces between words: there two characters count as a word when no segmenter knows better.
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SPACELESS_ALL = new RegExp(SPACELESS.source, 'gu');

/** Beyond this the exact count costs more time than it is worth. */
const LONGEST_SEGMENTED = 400_000;

export function countWords(text: string, language: string): number {
  // Spaces say it all where a script has them, many times faster than a segmenter.
  if (!SPACELESS.test(text)) return countSpaced(text);
  const segmenter = text.length <= LONGEST_SEGMENTED ? wordSegmenter(language) : null;
  if (!segmenter) {
    const spaceless = text.match(SPACELESS_ALL)?.length ?? 0;
    return Math.round(spaceless / 2) + countSpaced(text.replace(SPACELESS_ALL, ' '));
  }
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

function countSpaced(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

function wordSegmenter(language: string): Intl.Segmenter | null {
  if (typeof Intl.Segmenter !== 'function') return null;
  try {
    return new Intl.Segmenter(language || undefined, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
