import { describe, expect, test } from 'vitest';
import { isListOf, isNumber } from '../../src/shared/guard';
import { isFromPopup, isToBackground, isToPage, MAX_HTML, unwrap } from '../../src/shared/messages';
import { NO_COUNTS, type PageState } from '../../src/shared/page-state';
import { analysisOf, finding, page } from '../page';

const state: PageState = {
  cleaning: { status: 'cleaned', counts: { ...NO_COUNTS, ad: 3 } },
  readerOpen: false,
};
const report = {
  analysis: analysisOf(page('<p>Words</p>'), [finding({ type: 'element', element: 3 })]),
  timings: { read: 1, analyze: 2 },
};

describe('what is let in', () => {
  test.each([
    { type: 'analyze', html: '<p>', options: {} },
    {
      type: 'analyze',
      html: '<p>',
      options: { url: 'https://example.org/', scripting: true, threshold: 0.5 },
    },
    { type: 'stateChanged', state },
    { type: 'insertStyle' },
    { type: 'loadReader' },
  ])('to the background: $type', (message) => {
    expect(isToBackground(message)).toBe(true);
    expect(isToPage(message)).toBe(false);
    expect(isFromPopup(message)).toBe(false);
  });

  test.each([{ type: 'getState' }, { type: 'setCleaned', cleaned: true }, { type: 'toggleReader' }])(
    'to the page: $type',
    (message) => {
      expect(isToPage(message)).toBe(true);
      expect(isToBackground(message)).toBe(false);
    },
  );
});

test.each([
  ['nothing', undefined],
  ['a text', 'analyze'],
  ['an unknown type', { type: 'format' }],
  ['a type of every object', { type: 'constructor' }],
  ['no HTML', { type: 'analyze', options: {} }],
  ['too much HTML', { type: 'analyze', html: 'x'.repeat(MAX_HTML + 1), options: {} }],
  ['an option of a wrong type', { type: 'analyze', html: '', options: { threshold: '0' } }],
  ['a state that is none', { type: 'stateChanged', state: { ...state, cleaning: { status: 'happy' } } }],
  [
    'counts that are none',
    { type: 'stateChanged', state: { cleaning: { status: 'cleaned', counts: { ad: -1 } } } },
  ],
  ['a tab that is none', { type: 'cleanTab', tab: 1.5 }],
  ['a switch that is none', { type: 'setCleaned', cleaned: 1 }],
])('%s is kept out', (_, message) => {
  expect(isToBackground(message) || isToPage(message) || isFromPopup(message)).toBe(false);
});

describe('answers', () => {
  const message = { type: 'analyze', html: '', options: {} } as const;

  test('a report comes through', () => {
    expect(unwrap(message, { answer: report })).toEqual(report);
  });

  test('a failure on the other side is one here', () => {
    expect(() => unwrap(message, { failure: 'RangeError: too deep' })).toThrow('RangeError: too deep');
  });

  test.each([undefined, null, {}, { answer: {} }, { answer: { ...report, analysis: {} } }])(
    'what is no answer is refused: %j',
    (envelope) => {
      expect(() => unwrap(message, envelope)).toThrow('No answer to analyze.');
    },
  );
});

test('a list with holes is none', () => {
  const holed: unknown[] = [];
  holed.length = 1;
  expect(isListOf(isNumber)([1, 2])).toBe(true);
  expect(isListOf(isNumber)(holed)).toBe(false);
});
