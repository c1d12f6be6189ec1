import { expect, test } from 'vitest';
import { PALETTES } from '../../src/reader/style/themes';
import { follows, nextPart } from '../../src/reader/next/address';
import { sentencesOf } from '../../src/reader/speech/sentences';
import { createSpeaker } from '../../src/reader/speech/speaker';
import { voicesFor } from '../../src/reader/speech/voices';
import { parseSrcset, bestCandidate } from '../../src/reader/compose/srcset';
import { say } from '../../src/reader/text/messages';
import { readingTime } from '../../src/reader/text/time';
import { countWords } from '../../src/reader/text/words';
import { readableDate } from '../../src/reader/ui/head';
import { compose, fixture, parse } from './pages';

test.each([
  ['/story', '/story?page=2', true, false],
  ['/story', '/story/2', true, false],
  ['/story/', '/story/page/2/', true, false],
  ['/story.html', '/story-2.html', true, false],
  ['/harbour/part.html', '/harbour/part-2.html', true, false],
  ['/story?page=2', '/story?page=3', true, false],
  ['/story/2', '/story/3', true, false],
  ['/story?id=7', '/story?id=7&page=2', true, false],
  ['/story', '/story/3', false, true],
  ['/story?page=2', '/story?page=2', false, true],
  ['/story?page=3', '/story?page=2', false, true],
  ['/week-1', '/week-2', false, false],
  ['/story-2.html', '/story-3.html', true, true],
  ['/story', '/another-story', false, true],
  ['/story', '/2', false, true],
  ['/', '/page/2', false, false],
  ['/2026/03/story', '/2026/04/story', false, true],
  ['/story', 'https://elsewhere.example/story/2', false, true],
])('from %s, %s is the next part: %s', (from, to, expected, declared) => {
  const url = new URL(from, 'https://ledger.example').href;
  expect(follows(url, new URL(to, url), declared)).toBe(expected);
});

test('the next part is found by its link, and only on the same site', () => {
  const page = parse('<a rel="next" href="/other">Next story</a><a href="/story/2">2</a>');
  expect(nextPart(page, 'https://ledger.example/story', 'https://ledger.example/story')).toBe(
    'https://ledger.example/story/2',
  );
  expect(
    nextPart(parse('<a rel="next" href="https://x.example/story/2">'), 'https://ledger.example/story', ''),
  ).toBeNull();
});

test('sentences end at blocks, and what only eyes can read is not spoken', () => {
  const { body, language } = compose(fixture('everything'));
  const sentences = sentencesOf(body, language).map(({ text }) => text);
  expect(sentences).toContain('What the sea can carry');
  expect(sentences).toContain('Nobody in the village heard it go.');
  expect(sentences.join(' ')).not.toMatch(/def floats|far shore\.1|ρgV/);
  for (const text of sentences) expect(text.length).toBeLessThan(500);
});

test('Chinese is cut at its own full stops', () => {
  const { body, language } = compose(fixture('cjk'));
  expect(sentencesOf(body, language).map(({ text }) => text)).toContain('那天夜里，村里谁也没有听见动静。');
});

test('only voices of this device are offered, the nearest first', () => {
  const voice = (lang: string, localService: boolean, name = lang): SpeechSynthesisVoice => ({
    lang,
    localService,
    name,
    default: false,
    voiceURI: name,
  });
  const all = [voice('en-US', false), voice('en-US', true), voice('en_GB', true), voice('de-DE', true)];
  expect(voicesFor('en-GB', all).map(({ lang }) => lang)).toEqual(['en_GB', 'en-US']);
  expect(voicesFor('fr', all)).toEqual([]);
});

test('reading aloud goes on to the next sentence, stops when told, and ignores late news', () => {
  const spoken: SpeechSynthesisUtterance[] = [];
  class Utterance extends EventTarget {
    constructor(readonly text: string) {
      super();
    }
  }
  Reflect.set(globalThis, 'SpeechSynthesisUtterance', Utterance);
  const at: (string | undefined)[] = [];
  const speaker = createSpeaker({
    synthesis: {
      speak: (utterance: SpeechSynthesisUtterance) => spoken.push(utterance),
      cancel: () => undefined,
    } as unknown as SpeechSynthesis,
    sentences: ['One.', 'Two.', 'Three.'].map((text, index) => ({ start: index, end: index + 1, text })),
    language: 'en',
    voice: () => null,
    rate: () => 1,
    at: (sentence) => at.push(sentence?.text),
    changed: () => undefined,
  });
  speaker.play();
  spoken[0]?.dispatchEvent(new Event('end'));
  expect(at).toEqual(['One.', 'Two.']);
  spoken[0]?.dispatchEvent(new Event('end'));
  expect(at).toEqual(['One.', 'Two.']);
  speaker.skip(1);
  speaker.pause();
  spoken[2]?.dispatchEvent(new Event('end'));
  expect(at).toEqual(['One.', 'Two.', 'Three.']);
  speaker.play();
  spoken[3]?.dispatchEvent(new Event('end'));
  expect(at.at(-1)).toBeUndefined();
  expect(speaker.playing).toBe(false);
});

test('reading time follows the language', () => {
  const latin = 'word '.repeat(1000);
  expect(readingTime(latin, 'en').slow).toBe(5);
  expect(readingTime(latin, 'en').fast).toBe(4);
  expect(readingTime('海'.repeat(1000), 'zh').slow).toBe(4);
  expect(readingTime('海'.repeat(1000), '').slow).toBe(4);
  expect(readingTime('', 'en')).toEqual({ fast: 1, slow: 1 });
});

test('words are counted in every script', () => {
  expect(countWords('One, two — and three.', 'en')).toBe(4);
  expect(countWords('那天夜里没有声音', 'zh')).toBeGreaterThan(2);
  expect(countWords('  ', 'en')).toBe(0);
});

test('dates of machines become dates of people, on the day the page names', () => {
  expect(readableDate('2026-03-14T23:30:00-08:00')).toBe('March 14, 2026');
  expect(readableDate('14. März 2026')).toBe('14. März 2026');
});

test('srcset is split where a candidate ends', () => {
  expect(parseSrcset('a.jpg?x=1,2 320w, b.jpg 1200w').map(({ address }) => address)).toEqual([
    'a.jpg?x=1,2',
    'b.jpg',
  ]);
  expect(bestCandidate('a.jpg 320w, b.jpg 1600w, c.jpg 4000w')).toBe('b.jpg');
  expect(bestCandidate('a.jpg, b.jpg 2x')).toBe('b.jpg');
});

test('every pair of text and ground has enough contrast', () => {
  for (const [name, palette] of Object.entries(PALETTES)) {
    for (const ground of ['paper', 'raised', 'well', 'mark', 'spoken'] as const) {
      expect(contrast(palette.ink, palette[ground]), `${name}: ink on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of ['paper', 'raised', 'well'] as const) {
      for (const text of ['muted', 'accent'] as const) {
        expect(
          contrast(palette[text], palette[ground]),
          `${name}: ${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  }
});

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

test('messages take their substitutions', () => {
  expect(say('loadEmbed', 'video.example')).toBe('Load from video.example');
  expect(say('minutesRange', '4', '5')).toBe('4–5 min');
});
