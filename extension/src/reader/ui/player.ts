/** The controls for reading aloud. */

import { textMap, unwrap } from '../place/text-map';
import { NOT_SPOKEN, sentencesOf, type Sentence } from '../speech/sentences';
import { createSpeaker, type Speaker } from '../speech/speaker';
import { voicesFor, whenVoicesChange } from '../speech/voices';
import type { Session } from '../session';
import { RANGES } from '../store/settings';
import { say } from '../text/messages';
import { button, el } from './build';
import { icon } from './icons';

export interface Player {
  readonly element: HTMLElement;
  readonly tool: HTMLButtonElement;
  /** Reads from a point of the body on. */
  readonly playFrom: (node: Node, offset: number) => void;
  /** To be called when the story has grown. */
  storyChanged(): void;
}

export interface Playing {
  readonly body: HTMLElement;
  readonly language: string;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly tell: (message: string) => void;
  /** Sees to it that the story is all there. */
  readonly whole: () => void;
}

export function createPlayer(playing: Playing): Player {
  const { body, language, session, signal } = playing;
  const synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  const key = language === '' ? 'und' : language.replace(/-.*$/, '');
  let speaker: Speaker | null = null;
  let sentences: readonly Sentence[] = [];
  let spoken: HTMLElement[] = [];

  const voices = (): SpeechSynthesisVoice[] => (synthesis ? voicesFor(language, synthesis.getVoices()) : []);
  const chosenVoice = (): SpeechSynthesisVoice | null => {
    const offered = voices();
    return offered.find((voice) => voice.voiceURI === session.settings.voices[key]) ?? offered[0] ?? null;
  };

  const highlight = (sentence: Sentence | null): void => {
    for (const element of spoken) unwrap(element);
    spoken = sentence
      ? textMap(body, NOT_SPOKEN).wrap(sentence.start, sentence.end, () => el('span', { class: 'spoken' }))
      : [];
    const [first] = spoken;
    if (first && !isInView(first)) first.scrollIntoView({ block: 'center', behavior: 'instant' });
  };

  const toggle = button('tool', say('play'), () => (speaker?.playing ? speaker.pause() : resume()), icon('play'));
  const showState = (now: boolean): void => {
    toggle.replaceChildren(icon(now ? 'pause' : 'play'));
    const label = say(now ? 'pause' : 'play');
    toggle.setAttribute('aria-label', label);
    toggle.title = label;
  };

  const ensure = (): Speaker | null => {
    if (!synthesis || voices().length === 0) {
      playing.tell(say('noVoice'));
      return null;
    }
    if (speaker) return speaker;
    playing.whole();
    sentences = sentencesOf(body, language);
    speaker = createSpeaker({
      synthesis,
      sentences,
      language,
      voice: chosenVoice,
      rate: () => session.settings.speechRate,
      at: highlight,
      changed: showState,
    });
    return speaker;
  };
  const start = (from?: number): void => ensure()?.play(from);
  const sentenceAt = (node: Node, offset: number): number => {
    const at = textMap(body, NOT_SPOKEN).offsetOf(node, offset) ?? 0;
    return Math.max(
      0,
      sentences.findIndex((sentence) => sentence.end > at),
    );
  };
  /** From where the reader is, or on from where the voice stopped. */
  const resume = (): void => {
    const fresh = speaker === null;
    if (!ensure()) return;
    const first = fresh ? firstInView(body) : null;
    start(first ? sentenceAt(first, 0) : undefined);
  };

  const speed = el('select', { 'aria-label': say('speed') });
  const { min, max } = RANGES.speechRate;
  for (let rate = min; rate <= max; rate += 0.25) {
    speed.append(el('option', { value: `${rate}` }, `${rate}×`));
  }
  speed.value = `${Math.round(session.settings.speechRate * 4) / 4}`;
  speed.addEventListener('change', () => {
    session.change({ speechRate: Number(speed.value) });
    speaker?.refresh();
  });

  const voice = el('select', { 'aria-label': say('voice') });
  const listVoices = (): void => {
    voice.replaceChildren(...voices().map(({ name, voiceURI }) => el('option', { value: voiceURI }, name)));
    voice.value = chosenVoice()?.voiceURI ?? '';
    voice.hidden = voice.options.length < 2;
  };
  voice.addEventListener('change', () => {
    session.change({ voices: { ...session.settings.voices, [key]: voice.value } });
    speaker?.refresh();
  });

  const element = el(
    'div',
    { class: 'player', role: 'group', 'aria-label': say('listen'), hidden: true },
    button('tool', say('previousSentence'), () => ensure()?.skip(-1), icon('previous')),
    toggle,
    button('tool', say('nextSentence'), () => ensure()?.skip(1), icon('next')),
    speed,
    voice,
    button('tool', say('stopListening'), () => {
      close();
      tool.focus();
    }, icon('close')),
  );
  const open = (): void => {
    listVoices();
    element.hidden = false;
    tool.setAttribute('aria-expanded', 'true');
    if (voices().length === 0) playing.tell(say('noVoice'));
  };
  const close = (): void => {
    speaker?.stop();
    element.hidden = true;
    tool.setAttribute('aria-expanded', 'false');
  };
  const tool = button('tool', say('listen'), () => {
    if (!element.hidden) return close();
    open();
    toggle.focus();
  }, icon('listen'));
  tool.setAttribute('aria-expanded', 'false');
  if (synthesis) whenVoicesChange(synthesis, listVoices, signal);
  signal.addEventListener('abort', () => speaker?.stop());

  return {
    element,
    tool,
    playFrom(node, offset) {
      open();
      if (!ensure()) return;
      start(sentenceAt(node, offset));
    },
    storyChanged() {
      speaker?.stop();
      speaker = null;
    },
  };
}

const UNDER_THE_BAR = 40;

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top > 70 && bottom < window.innerHeight * 0.8;
}

/** The first block that begins on the screen; none where the story has not been scrolled. */
function firstInView(body: HTMLElement): Element | null {
  const blocks = [...body.children];
  const first = blocks.findIndex((block) => block.getBoundingClientRect().top > UNDER_THE_BAR);
  return first > 0 ? (blocks[first] ?? null) : null;
}
