/** Reads sentences aloud, one after the other. */

import type { Sentence } from './sentences';

export interface Speaker {
  readonly playing: boolean;
  play(from?: number): void;
  pause(): void;
  /** By how many sentences; goes on playing if it was. */
  skip(by: number): void;
  stop(): void;
  /** Speaks the current sentence again with new settings. */
  refresh(): void;
}

export interface Speaking {
  readonly synthesis: SpeechSynthesis;
  readonly sentences: readonly Sentence[];
  readonly language: string;
  voice(): SpeechSynthesisVoice | null;
  rate(): number;
  /** The sentence being spoken; null when nothing is. */
  at(sentence: Sentence | null): void;
  changed(playing: boolean): void;
}

export function createSpeaker(speaking: Speaking): Speaker {
  const { synthesis, sentences } = speaking;
  let index = 0;
  let playing = false;
  // Engines report the end of what was cancelled long after: only the latest turn counts.
  let turn = 0;

  const say = (): void => {
    const sentence = sentences[index];
    if (!sentence) {
      end();
      return;
    }
    turn += 1;
    const mine = turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    const voice = speaking.voice();
    utterance.voice = voice;
    utterance.lang = voice?.lang ?? speaking.language;
    utterance.rate = speaking.rate();
    const done = (): void => {
      if (mine !== turn || !playing) return;
      index += 1;
      say();
    };
    utterance.addEventListener('end', done);
    utterance.addEventListener('error', (event) => {
      // What cannot be spoken at all must not be skipped through silently.
      if (mine === turn && !['interrupted', 'canceled'].includes(event.error)) halt();
    });
    speaking.at(sentence);
    synthesis.speak(utterance);
  };
  const set = (now: boolean): void => {
    playing = now;
    speaking.changed(now);
  };
  const silence = (): void => {
    turn += 1;
    synthesis.cancel();
  };
  const halt = (): void => {
    set(false);
    silence();
  };
  const end = (): void => {
    index = 0;
    halt();
    speaking.at(null);
  };
  return {
    get playing() {
      return playing;
    },
    play(from) {
      if (from !== undefined) index = from;
      silence();
      set(true);
      say();
    },
    pause: halt,
    skip(by) {
      index = Math.min(sentences.length - 1, Math.max(0, index + by));
      silence();
      if (playing) say();
      else speaking.at(sentences[index] ?? null);
    },
    stop: end,
    refresh() {
      if (!playing) return;
      silence();
      say();
    },
  };
}
