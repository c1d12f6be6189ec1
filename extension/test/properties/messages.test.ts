/** What comes by message is data: whatever it is, it is let in only in the right shape, and nothing throws. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isHiddenThings,
  beginningOf,
  listedEvidence,
  MOST_EVIDENCE,
  MOST_WORDS,
} from '../../src/shared/hidden';
import { isFromPopup, isToBackground, isToPage, unwrap, type Message } from '../../src/shared/messages';
import { isPageState, NO_COUNTS } from '../../src/shared/page-state';
import { isReport } from '../../src/shared/report';
import { always, anything, spoilt } from './runs';

const evidence = { rule: 'phrase', matched: 'advertisement', value: 0.5 } as const;
const report = {
  analysis: {
    elementCount: 9,
    pageType: 'article',
    language: 'en',
    direction: 'ltr',
    story: {
      root: 2,
      title: { text: 'A title', element: 3 },
      description: null,
      byline: null,
      date: null,
      siteName: null,
      leadImage: null,
      outline: [{ target: { type: 'element', element: 4 }, role: 'paragraph' }],
      leftOut: [{ type: 'textRun', parent: 4, firstChild: 1, length: 2 }],
      words: 90,
      confidence: 0.9,
    },
    findings: [
      { target: { type: 'element', element: 5 }, kind: 'ad', confidence: 0.9, evidence: [evidence] },
    ],
  },
  timings: { read: 1, analyze: 2 },
};
const state = { cleaning: { status: 'cleaned', counts: { ...NO_COUNTS, ad: 2 } }, readerOpen: false };
const things = [{ id: 1, kind: 'ad', confidence: 0.9, evidence: [evidence], words: 'Buy', isShown: false }];

const messages: readonly unknown[] = [
  {
    type: 'analyze',
    html: '<p>',
    options: { url: 'https://paper.example/', scripting: true, threshold: 0.5 },
  },
  { type: 'stateChanged', state },
  { type: 'insertStyle' },
  { type: 'loadReader' },
  { type: 'cleanTab', tab: 7 },
  { type: 'readTab', tab: 7 },
  { type: 'getState' },
  { type: 'setCleaned', cleaned: true },
  { type: 'setShown', id: 4, shown: false },
];
const guards = [isToBackground, isFromPopup, isToPage];
const types = [
  'analyze',
  'stateChanged',
  'getState',
  'getHidden',
  'setShown',
  'cleanTab',
  'loadReader',
] as const;

describe('guards of messages', () => {
  test('say yes or no to anything, and a message has one direction', () => {
    always(fc.oneof(anything, ...messages.map((sound) => spoilt(sound))), (value) => {
      const said = guards.map((guard) => guard(value));
      for (const answer of said) expect(typeof answer).toBe('boolean');
      expect(said.filter(Boolean).length).toBeLessThanOrEqual(1);
    });
  });
});

describe('answers', () => {
  test('what is no answer throws an error, and what is one comes through', () => {
    const envelope = (answer: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      answer.map((inner) => ({ answer: inner }));
    const answers = fc.oneof(anything, ...[report, state, things].map((sound) => envelope(spoilt(sound))));
    always(fc.tuple(fc.constantFrom(...types), answers), ([type, answer]) => {
      try {
        expect(unwrap({ type } as Message, answer)).toBe((answer as { answer: unknown }).answer);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).not.toMatch(/undefined|is not a function|Cannot/);
      }
    });
  });

  test('a report, a state and a list of things that are accepted have every number whole', () => {
    always(fc.oneof(spoilt(report), spoilt(state), spoilt(things)), (value) => {
      for (const guard of [isReport, isPageState, isHiddenThings])
        expect(typeof guard(value)).toBe('boolean');
      if (!isReport(value)) return;
      for (const { target, confidence } of value.analysis.findings) {
        const numbers =
          target.type === 'element' ? [target.element] : [target.parent, target.firstChild, target.length];
        for (const number of numbers) expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
        expect(Number.isFinite(confidence)).toBe(true);
      }
    });
  });
});

test('what is listed of a hidden thing passes the guard of the list, whatever the page says', () => {
  const text = fc.oneof(fc.string({ maxLength: 250 }), fc.string({ unit: 'binary', maxLength: 20 }));
  const reason = fc.record({
    rule: fc.constantFrom('phrase' as const, 'name' as const, 'adSlot' as const),
    matched: text,
    value: fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
  });
  always(fc.tuple(text, fc.array(reason, { maxLength: 4 })), ([words, reasons]) => {
    const listed = { words: beginningOf(words), evidence: listedEvidence(reasons) };
    expect(listed.words.length).toBeLessThanOrEqual(MOST_WORDS);
    expect(listed.evidence.length).toBeLessThanOrEqual(MOST_EVIDENCE);
    expect(isHiddenThings([{ id: 1, kind: 'ad', confidence: 0.9, isShown: false, ...listed }])).toBe(true);
  });
});
