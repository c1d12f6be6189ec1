/** Evidence in plain words. */

import type { Evidence } from './analysis';
import { number, share, text } from './words';

export function reasonOf({ rule, matched, value }: Evidence): string {
  switch (rule) {
    case 'phrase':
      return text('rulePhrase', matched);
    case 'name':
      return text('ruleName', matched);
    case 'adSlot':
      return text('ruleAdSlot', matched);
    case 'adLink':
      return text('ruleAdLink', matched);
    case 'linkDensity':
      return text('ruleLinkDensity', share(value ?? 1));
    case 'repeatedShape':
      return text('ruleRepeatedShape', number(value ?? 0));
    case 'betweenParagraphs':
      return text('ruleBetweenParagraphs');
    case 'form':
      return text('ruleForm', matched);
    case 'shareLinks':
      return text('ruleShareLinks', number(value ?? 0));
    case 'layer':
      return text('ruleLayer', matched);
    case 'landmark':
      return text('ruleLandmark', matched);
    case 'model':
      return text('ruleModel', share(value ?? 1));
    case 'ownRule':
      return text('ruleOwn', matched);
    case 'emptySlot':
      return text('ruleEmptySlot');
  }
}
