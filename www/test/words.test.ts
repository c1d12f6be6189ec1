import { expect, test } from 'vitest';
import { getMessage } from '../src/words';

test('messages are filled in as a browser fills them in', () => {
  expect(getMessage('rulePhrase', ['read also'])).toBe('It says “read also”.');
  expect(getMessage('reader_minutesRange', ['2', '3'])).toBe('2–3 min');
  expect(getMessage('kindAd')).toBe('Ads');
  expect(getMessage('no such message')).toBe('');
});
